/** An empty list of actions or resources covers nothing; an empty Condition asks nothing, an empty list of values what nobody means. */

import { type Element, isObject, memberOf, membersOf } from "../../../read/element.ts";
import { removeElement } from "../../edits.ts";
import { policyRule } from "../../rule.ts";

export const emptyList = policyRule({
  id: "empty-list",
  severity: "warning",
  preset: "recommended",
  summary: "A list of actions, resources or values has something in it, and so has a Condition.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html",
  messages: {
    patterns: "an empty list: the statement does nothing; fill `{name}`, or remove the statement",
    condition: "an empty `Condition` asks nothing: the statement holds always; write what it should ask, or remove it",
    block: "an empty `{name}` asks nothing; write what it should compare, or remove it",
    values: "`{name}` is compared with no value; write the values that it may have, or `Null` if it should be absent",
  },
  check: ({ kind, statements }, report) => {
    for (const { element, action, resource, conditions } of statements) {
      // Other policies may not have it at all, which is told as a missing element.
      for (const part of kind === "key-policy" ? [action, resource] : []) {
        if (part === null || part.negated || !isEmptyList(part.element)) continue;
        report({ at: part.element, message: "patterns", data: { name: part.element.name } });
      }
      const condition = memberOf(element, "Condition");
      if (condition === null) continue;
      if (isEmptyObject(condition)) report({ at: condition, message: "condition", fix: removal(condition) });
      for (const block of membersOf(condition).filter(isEmptyObject)) {
        report({ at: block, message: "block", data: { name: block.name }, fix: removal(block) });
      }
      for (const { element: at, key } of conditions) {
        if (isEmptyList(at)) report({ at, message: "values", data: { name: key } });
      }
    }
  },
});

function isEmptyList(element: Element): boolean {
  return Array.isArray(element.value) && element.value.length === 0;
}

function isEmptyObject(element: Element): boolean {
  return isObject(element.value) && membersOf(element).length === 0;
}

function removal(element: Element) {
  return { description: `remove \`${element.name}\``, safe: true, edits: [removeElement(element)] };
}
