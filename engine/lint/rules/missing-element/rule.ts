/** A statement has an effect, an action and a resource. Told by the reader of policies. */

import { faultRule } from "../../fault-rule.ts";

export const missingElement = faultRule({
  id: "missing-element",
  codes: ["missing-element"],
  summary: "A statement has an effect, an action and a resource.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html",
  instead: "add it",
});
