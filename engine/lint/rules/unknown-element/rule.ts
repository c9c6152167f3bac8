/** A policy and its statements have only the elements of the policy grammar. Told by the reader of policies. */

import { faultRule } from "../../fault-rule.ts";

export const unknownElement = faultRule({
  id: "unknown-element",
  codes: ["unknown-element"],
  summary: "A policy and its statements have only the elements of the policy grammar.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html",
  instead: "remove it, or correct its name",
});
