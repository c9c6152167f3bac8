/** A grant has several operations: all are to be allowed, and any is to be denied (E58). */

import { memberOf } from "../../../read/element.ts";
import { operators } from "../../../conditions/list.ts";
import { renameMember, standsAlone } from "../../edits.ts";
import { policyRule } from "../../rule.ts";
import type { ConditionSubject } from "../../subject.ts";

export const grantOperationsSetOperator = policyRule({
  id: "grant-operations-set-operator",
  severity: "warning",
  preset: "recommended",
  summary: "An Allow holds all operations of a grant to a list, and a Deny looks for any of them.",
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-grant-operations",
  messages: {
    allows: "`ForAnyValue` also allows grants of other operations beside those listed; write `{wanted}`",
    spares: "`ForAllValues` spares grants that hold any other operation beside those listed; write `{wanted}`",
  },
  check: ({ conditioned }, report) => {
    for (const { effect, conditions } of conditioned) {
      const about = conditions.filter(({ found }) => found?.name === "kms:GrantOperations");
      const [condition] = about;
      // With a second condition on the operations, the case is thought of.
      if (condition === undefined || about.length > 1) continue;
      const { operator, quantifier, element: at, block } = condition;
      if (operator === null || operator === "Null" || operators[operator].negated) continue;
      const isWrong = effect === "Allow" ? quantifier === "ForAnyValue" : quantifier === "ForAllValues";
      if (!isWrong || effect === null) continue;
      const wanted = block.name.replace(/^[^:]*/u, effect === "Allow" ? "ForAllValues" : "ForAnyValue");
      const message = effect === "Allow" ? "allows" : "spares";
      report({ at, part: "name", message, data: { wanted }, fix: correction(condition, wanted) });
    }
  },
});

function correction({ block, element }: ConditionSubject, name: string) {
  if (!standsAlone(element) || memberOf(block.parent, name) !== null) return null;
  return { description: `write \`${name}\``, safe: false, edits: [renameMember(block, name)] };
}
