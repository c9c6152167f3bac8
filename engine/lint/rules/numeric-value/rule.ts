/** Numeric operators read a number; any other text never matches (E60). */

import { isReadable, knownValues } from "../../known-values.ts";
import { policyRule } from "../../rule.ts";

export const numericValue = policyRule({
  id: "numeric-value",
  severity: "error",
  preset: "recommended",
  summary: "A value under a Numeric operator is a number.",
  source:
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Numeric",
  messages: { none: "`{value}` is no number, so that `{operator}` never finds it; write digits alone, such as `7`" },
  check: ({ conditions }, report) => {
    for (const condition of conditions) {
      const { operator } = condition;
      if (operator?.startsWith("Numeric") !== true) continue;
      for (const { at, text: value } of knownValues(condition)) {
        if (!isReadable(operator, value)) report({ at, message: "none", data: { value, operator } });
      }
    }
  },
});
