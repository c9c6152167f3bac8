/** The statements of a policy document, with what each covers. */

import { expandActions } from "../catalog/actions.ts";
import { type Action, permissions } from "../catalog/permissions.ts";
import { type Element, isObject, isText, memberOf, oneOrMany, textOf } from "../read/element.ts";
import type { TextElement } from "../read/expect.ts";
import { conditionSubjects } from "./condition-subjects.ts";
import { eitherOf } from "./either-of.ts";
import { principalSubject } from "./principal-subject.ts";
import type { PatternsSubject, StatementSubject } from "./subject.ts";
import { isSymbolic } from "./symbolic.ts";

export function statementSubjects(list: Element | null): readonly StatementSubject[] {
  const statements: StatementSubject[] = [];
  if (list === null) return statements;
  for (const element of oneOrMany(list)) {
    if (isObject(element.value)) statements.push(statementSubject(element, statements.length));
  }
  return statements;
}

function statementSubject(element: Element, index: number): StatementSubject {
  const effect = textOf(memberOf(element, "Effect"));
  const action = patternsSubject(element, "Action");
  const ownActions = (action?.patterns ?? []).filter(({ value }) => !plainlyForeign.test(value));
  const resource = patternsSubject(element, "Resource");
  return {
    index,
    element,
    sid: textOf(memberOf(element, "Sid")),
    effect: effect === "Allow" || effect === "Deny" ? effect : null,
    principal: principalSubject(element),
    action,
    ownActions,
    resource,
    conditions: conditionSubjects(memberOf(element, "Condition")),
    covers: action === null ? [] : coveredBy(action, ownActions),
    isOpen: [action, resource].some((part) => part !== null && isSymbolic(part.element.value)),
  };
}

const plainlyForeign = /^(?!kms:)[a-z0-9-]+:[a-z0-9*?]+$/iu;

function coveredBy({ negated }: PatternsSubject, actions: readonly TextElement[]): readonly Action[] {
  if (actions.length === 0 && !negated) return [];
  const names: string[] = [];
  for (const { value } of actions) names.push(value);
  const matched = expandActions(names);
  if (!negated) return matched;
  return permissions.map((permission) => permission.action).filter((name) => !matched.includes(name));
}

function patternsSubject(statement: Element, name: "Action" | "Resource"): PatternsSubject | null {
  const found = eitherOf(statement, name);
  if (found === null) return null;
  const { element, negated } = found;
  return { element, negated, patterns: oneOrMany(element).filter(isText) };
}
