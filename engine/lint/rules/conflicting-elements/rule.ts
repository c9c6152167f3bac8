/** An element and its negation do not stand in one statement. Told by the reader of policies. */

import { faultRule } from "../../fault-rule.ts";

export const conflictingElements = faultRule({
  id: "conflicting-elements",
  codes: ["conflicting-elements"],
  summary: "An element and its negation do not stand in one statement.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html",
  instead: "keep one of the two, or write two statements",
});
