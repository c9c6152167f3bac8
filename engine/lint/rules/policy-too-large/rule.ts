/** A key policy has at most 32,768 bytes. Told by the reader of policies. */

import { faultRule } from "../../fault-rule.ts";

export const policyTooLarge = faultRule({
  id: "policy-too-large",
  codes: ["policy-too-large"],
  summary: "A key policy has at most 32,768 bytes.",
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html",
  instead: "shorten it: group statements, or move some to identity policies",
});
