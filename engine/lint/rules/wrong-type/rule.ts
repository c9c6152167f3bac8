/** Every element of a policy has the type and the values that the grammar gives it. Told by the reader of policies. */

import { faultRule } from "../../fault-rule.ts";

export const wrongType = faultRule({
  id: "wrong-type",
  codes: ["wrong-type", "invalid-value"],
  summary: "Every element of a policy has the type and the values that the grammar gives it.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html",
  instead: "correct the value",
});
