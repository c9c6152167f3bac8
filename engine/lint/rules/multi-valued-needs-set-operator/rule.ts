/** A key with several values is compared under ForAnyValue or ForAllValues; without, AWS does not say what happens (E58). */

import { operators } from "../../../conditions/list.ts";
import { memberOf } from "../../../read/element.ts";
import { renameMember, standsAlone } from "../../edits.ts";
import { policyRule } from "../../rule.ts";
import type { ConditionSubject } from "../../subject.ts";

export const multiValuedNeedsSetOperator = policyRule({
  id: "multi-valued-needs-set-operator",
  severity: "warning",
  preset: "recommended",
  summary: "A key that can have several values stands under `ForAnyValue` or `ForAllValues`.",
  source:
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html",
  messages: {
    bare: "`{key}` can have several values; write `ForAnyValue:{operator}` where one must match, `ForAllValues:{operator}` where all must",
  },
  check: ({ conditions }, report) => {
    for (const condition of conditions) {
      const { operator, quantifier, found, element: at, key, block } = condition;
      if (operator === null || operator === "Null" || quantifier !== null || found?.record.multi !== true) continue;
      report({ at, part: "name", message: "bare", data: { key, operator: block.name }, fix: fixOf(condition) });
    }
  },
});

/** Operations of a grant are limited as a whole; of other keys' values, one is looked for. A negated operator may mean either. */
function fixOf({ operator, found, element, block }: ConditionSubject) {
  if (operator === null || operator === "Null" || operators[operator].negated || !standsAlone(element)) return null;
  const name = `${found?.name === "kms:GrantOperations" ? "ForAllValues" : "ForAnyValue"}:${block.name}`;
  if (memberOf(block.parent, name) !== null) return null;
  return { description: `write \`${name}\``, safe: false, edits: [renameMember(block, name)] };
}
