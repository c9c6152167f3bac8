/** An operator for another type than the key's compares nothing, or not what it seems to (E59-E61). */

import type { ConditionKey } from "../../../catalog/condition-keys.ts";
import { isReadable, knownValues } from "../../known-values.ts";
import { counterpart, otherOperator, typeOf, typesOf, withOperator } from "../../operator-types.ts";
import { policyRule } from "../../rule.ts";
import type { ConditionSubject } from "../../subject.ts";

export const operatorType = policyRule({
  id: "operator-type",
  severity: "warning",
  preset: "recommended",
  summary: "A condition operator is one for the type of its key.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html",
  messages: {
    other: "`{key}` is {type}, which `{operator}` does not compare; write `{wanted}`",
    none: "`{key}` is {type}, which `{operator}` does not compare",
  },
  check: ({ conditions }, report) => {
    for (const condition of conditions) {
      const { found, operator, element: at, key } = condition;
      if (found === null || operator === null || operator === "Null" || fits(condition, found.record)) continue;
      const data = { key, type: words[found.record.type], operator };
      const wanted = counterpart(operator, found.record.type);
      if (wanted === null) {
        report({ at, part: "name", message: "none", data });
        continue;
      }
      const isRight = knownValues(condition).every(({ text }) => isReadable(wanted, text));
      const fix = isRight ? otherOperator(condition, wanted) : null;
      report({ at, part: "name", message: "other", data: { ...data, wanted: withOperator(condition, wanted) }, fix });
    }
  },
});

const words: Readonly<Record<ConditionKey["type"], string>> = {
  String: "a text",
  ARN: "an ARN",
  Bool: "a boolean",
  Numeric: "a number",
  Date: "a date",
  IPAddress: "an IP address",
};

function fits(condition: ConditionSubject, record: ConditionKey): boolean {
  const types = typesOf(record);
  const type = condition.operator === null ? null : typeOf(condition.operator);
  if (type === null) return false;
  if (types.includes(type)) return true;
  // An ARN is a text, which string operators compare well; and some texts are ARNs: a grantee, an encryption context.
  if (type === "String") return types.includes("ARN");
  return (
    type === "ARN" && types.includes("String") && knownValues(condition).every(({ text }) => /^arn:|^\*$/u.test(text))
  );
}
