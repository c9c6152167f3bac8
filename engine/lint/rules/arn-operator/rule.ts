/** ARNs are compared segment by segment by ArnLike; StringEquals knows no wildcards, and an ARN pattern has six segments (E59, E61). */

import { isReadable, knownValues } from "../../known-values.ts";
import { otherOperator, withOperator } from "../../operator-types.ts";
import { policyRule } from "../../rule.ts";

export const arnOperator = policyRule({
  id: "arn-operator",
  severity: "error",
  preset: "recommended",
  summary: "A pattern of ARNs stands under an Arn operator and has six segments.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html",
  messages: {
    literal: "`{operator}` takes the wildcard in `{value}` as a plain character, which no ARN has; write `{wanted}`",
    noArn:
      "`{value}` matches no ARN under `{operator}`; write all six segments, `arn:aws:service:region:account:resource`",
  },
  check: ({ conditions }, report) => {
    for (const condition of conditions) {
      const { operator, found } = condition;
      if (operator === null) continue;
      const like = /^String(?:Not)?Equals/u.test(operator)
        ? operator.includes("Not")
          ? "ArnNotLike"
          : "ArnLike"
        : null;
      for (const { at, text: value } of knownValues(condition)) {
        if (like !== null && found?.record.type === "ARN" && /[*?]/u.test(value)) {
          const fix = isReadable(like, value) ? otherOperator(condition, like) : null;
          report({ at, message: "literal", data: { operator, value, wanted: withOperator(condition, like) }, fix });
        } else if (operator.startsWith("Arn") && !isReadable(operator, value)) {
          report({ at, message: "noArn", data: { operator, value } });
        }
      }
    }
  },
});
