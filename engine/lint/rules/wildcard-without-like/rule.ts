/** StringEquals compares whole values: `*` and `?` in it are just these characters (E59). */

import { knownValues } from "../../known-values.ts";
import { otherOperator, withOperator } from "../../operator-types.ts";
import { policyRule } from "../../rule.ts";
import type { ConditionSubject } from "../../subject.ts";

export const wildcardWithoutLike = policyRule({
  id: "wildcard-without-like",
  severity: "warning",
  preset: "recommended",
  summary: "A value with wildcards stands under a Like operator.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html",
  messages: {
    literal: "`{operator}` takes the wildcard in `{value}` as a plain character; write `{wanted}`",
    noLike: "`{operator}` takes the wildcard in `{value}` as a plain character; only `StringLike` knows wildcards",
  },
  check: ({ conditions }, report) => {
    for (const condition of conditions) {
      const { operator } = condition;
      if (operator === null || !/^String(?:Not)?Equals/u.test(operator) || isOther(condition)) continue;
      for (const { at, text: value } of knownValues(condition)) {
        if (!/[*?]/u.test(value)) continue;
        const like = likes[operator];
        if (like === undefined) {
          report({ at, message: "noLike", data: { operator, value } });
          continue;
        }
        const data = { operator, value, wanted: withOperator(condition, like) };
        report({ at, message: "literal", data, fix: otherOperator(condition, like) });
      }
    }
  },
});

const likes: Readonly<Partial<Record<string, "StringLike" | "StringNotLike">>> = {
  StringEquals: "StringLike",
  StringNotEquals: "StringNotLike",
};

/** Keys that are no text have rules of their own. */
function isOther({ found }: ConditionSubject): boolean {
  return found !== null && found.record.type !== "String";
}
