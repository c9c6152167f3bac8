/** Date operators read a date; any other text never matches (E60). */

import { isReadable, knownValues } from "../../known-values.ts";
import { policyRule } from "../../rule.ts";

export const dateValue = policyRule({
  id: "date-value",
  severity: "error",
  preset: "recommended",
  summary: "A value under a Date operator is a date.",
  source:
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date",
  messages: {
    none: "`{value}` is no date, so that `{operator}` never finds it; write ISO 8601, such as `2030-01-31T00:00:00Z`, or seconds since 1970",
  },
  check: ({ conditions }, report) => {
    for (const condition of conditions) {
      const { operator } = condition;
      if (operator?.startsWith("Date") !== true) continue;
      for (const { at, text: value } of knownValues(condition)) {
        if (!isReadable(operator, value)) report({ at, message: "none", data: { value, operator } });
      }
    }
  },
});
