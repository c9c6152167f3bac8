/** A resource is an ARN or `*`. Told by the reader of policies. */

import { faultRule } from "../../fault-rule.ts";

export const invalidResource = faultRule({
  id: "invalid-resource",
  codes: ["invalid-resource"],
  summary: "A resource is an ARN or `*`.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html",
  instead: "write the whole ARN, or `*`",
});
