/** Bool knows `true` and `false`; any other value never matches (E60). */

import { knownValues } from "../../known-values.ts";
import { policyRule } from "../../rule.ts";

export const boolValue = policyRule({
  id: "bool-value",
  severity: "error",
  preset: "recommended",
  summary: "A value under `Bool` is `true` or `false`, and one of them.",
  source:
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Boolean",
  messages: {
    other: "`Bool` takes `true` or `false`, never `{value}`",
    both: "`{key}` is always `true` or `false`, so that both say nothing; write the one that is meant",
  },
  check: ({ conditions }, report) => {
    for (const condition of conditions) {
      const { operator, element, key } = condition;
      if (operator !== "Bool") continue;
      const values = knownValues(condition);
      for (const { at, text: value } of values) {
        if (!/^(?:true|false)$/iu.test(value)) report({ at, message: "other", data: { value } });
      }
      const texts = new Set(values.map(({ text }) => text.toLowerCase()));
      if (texts.has("true") && texts.has("false")) report({ at: element, message: "both", data: { key } });
    }
  },
});
