/** A wildcard of StringLike crosses the colons of an ARN; under ArnLike it stays in its segment (E61). */

import { isReadable, knownValues } from "../../known-values.ts";
import { otherOperator, withOperator } from "../../operator-types.ts";
import { policyRule } from "../../rule.ts";

export const stringLikeOnArn = policyRule({
  id: "string-like-on-arn",
  severity: "info",
  preset: "strict",
  summary: "A key that holds an ARN is compared with `ArnLike`, whose wildcards stay in their segment.",
  source:
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN",
  messages: {
    crosses: "under `{operator}`, the wildcard in `{value}` also matches across the colons of an ARN; write `{wanted}`",
  },
  check: ({ conditions }, report) => {
    for (const condition of conditions) {
      const { operator, found } = condition;
      if ((operator !== "StringLike" && operator !== "StringNotLike") || found?.record.type !== "ARN") continue;
      const like = operator === "StringLike" ? "ArnLike" : "ArnNotLike";
      const wanted = withOperator(condition, like);
      const values = knownValues(condition);
      const fix = values.every(({ text }) => isReadable(like, text)) ? otherOperator(condition, like) : null;
      for (const { at, text: value } of values) {
        if (crossesSegments(value)) report({ at, message: "crosses", data: { operator, value, wanted }, fix });
      }
    }
  },
});

/** Whether a wildcard stands before the last segment; `*` alone means any ARN under both. */
function crossesSegments(value: string): boolean {
  return (
    value !== "*" &&
    value
      .split(":")
      .slice(0, 5)
      .some((segment) => /[*?]/u.test(segment))
  );
}
