/** The conditions of a statement, one an operator and key. */

import { findConditionKey } from "../catalog/condition-keys.ts";
import { parseOperator } from "../read/condition.ts";
import { type Element, membersOf, oneOrMany } from "../read/element.ts";
import type { ConditionSubject } from "./subject.ts";

export function conditionSubjects(condition: Element | null): readonly ConditionSubject[] {
  const subjects: ConditionSubject[] = [];
  if (condition === null) return subjects;
  for (const block of membersOf(condition)) {
    const parsed = parseOperator(block.name);
    const { operator, quantifier, ifExists } = parsed ?? { operator: null, quantifier: null, ifExists: false };
    for (const element of membersOf(block)) {
      const values = oneOrMany(element);
      subjects.push({
        operator,
        quantifier,
        ifExists,
        block,
        element,
        key: element.name,
        found: findConditionKey(element.name),
        values,
        texts: values.flatMap(({ value }) => (isScalar(value) ? [String(value)] : [])),
      });
    }
  }
  return subjects;
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}
