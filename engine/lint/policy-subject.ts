/** A policy document becomes what rules look at. */

import { expandActions } from "../catalog/actions.ts";
import { findConditionKey } from "../catalog/condition-keys.ts";
import { type Action, permissions } from "../catalog/permissions.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Policy, PrincipalEntry } from "../model/policy.ts";
import { parseOperator } from "../read/condition.ts";
import { type Element, isObject, memberOf, membersOf, oneOrMany, pointerOf, textOf } from "../read/element.ts";
import type { TextElement } from "../read/expect.ts";
import { pointerSteps } from "../read/pointer.ts";
import { policyFrom } from "../read/policy.ts";
import { type EntryFault, parseAwsPrincipal, parseServicePrincipal } from "../read/principal-entry.ts";
import { originAt } from "../read/source.ts";
import type { LintSettings } from "./settings.ts";
import type {
  ConditionSubject,
  PatternsSubject,
  PolicyDocument,
  PolicySubject,
  PrincipalEntrySubject,
  PrincipalSubject,
  StatementSubject,
} from "./subject.ts";
import { isSymbolic } from "./symbolic.ts";
import { mayHoldVariables } from "./variables.ts";

export function policySubject(document: PolicyDocument, settings: LintSettings): PolicySubject {
  const faults: Diagnostic[] = [];
  const { kind, name, document: element, key, account, editable, isExample = false } = document;
  const policy = policyFrom(element, kind, name, faults) ?? emptyPolicy(document);
  const statements = statementSubjects(memberOf(element, "Statement"));
  // Here and below no object is spread: V8 gives each object made so a shape of its own, and compiles rules again and again.
  return {
    kind,
    name,
    document: element,
    key,
    account,
    editable,
    isExample,
    policy,
    faults: faults.filter((fault) => !isAboutSymbol(fault, element)),
    statements,
    ofKms: statements.filter(({ covers, isOpen }) => covers.length > 0 || isOpen),
    conditioned: statements.filter(({ conditions }) => conditions.length > 0),
    withVariables: statements.filter(mayHoldVariables),
    conditions: statements.flatMap(({ conditions }) => conditions),
    settings,
  };
}

/** A document that is no object has no statement; its fault tells so. */
function emptyPolicy({ document, name }: PolicyDocument): Policy {
  return { name, version: null, statements: [], origin: originAt(document.source, pointerOf(document)) };
}

/** A fault of a value that a template leaves open is none that anybody could know of. */
function isAboutSymbol({ pointer }: Diagnostic, document: Element): boolean {
  let value: unknown = document.value;
  const steps = pointerSteps(pointer.slice(pointerOf(document).length));
  for (const step of steps) {
    if (typeof value !== "object" || value === null) return false;
    value = (value as Readonly<Record<string, unknown>>)[step];
  }
  return isSymbolic(steps.at(-1) ?? "") || isSymbolic(value);
}

function statementSubjects(list: Element | null): readonly StatementSubject[] {
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

function either(statement: Element, name: string): { readonly element: Element; readonly negated: boolean } | null {
  const plain = memberOf(statement, name);
  if (plain !== null) return { element: plain, negated: false };
  const negated = memberOf(statement, `Not${name}`);
  return negated === null ? null : { element: negated, negated: true };
}

function patternsSubject(statement: Element, name: "Action" | "Resource"): PatternsSubject | null {
  const found = either(statement, name);
  if (found === null) return null;
  const { element, negated } = found;
  return { element, negated, patterns: oneOrMany(element).filter(isText) };
}

function principalSubject(statement: Element): PrincipalSubject | null {
  const found = either(statement, "Principal");
  if (found === null) return null;
  const { element, negated } = found;
  if (isText(element)) return { element, negated, entries: [entrySubject(element, "*")] };
  const entries = membersOf(element).flatMap((member) =>
    oneOrMany(member)
      .filter(isText)
      .map((text) => entrySubject(text, member.name)),
  );
  return { element, negated, entries };
}

function entrySubject(element: TextElement, type: string): PrincipalEntrySubject {
  const parsed = isSymbolic(element.value) ? null : parseEntry(element.value, type);
  return { element, type, entry: parsed === null || "code" in parsed ? null : parsed };
}

function parseEntry(text: string, type: string): PrincipalEntry | EntryFault | null {
  if (type === "*") return text === "*" ? { kind: "everyone", text } : null;
  if (type === "AWS") return parseAwsPrincipal(text);
  if (type === "Service") return parseServicePrincipal(text);
  return { kind: "nobody", text };
}

function conditionSubjects(condition: Element | null): readonly ConditionSubject[] {
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

function isText(element: Element): element is TextElement {
  return typeof element.value === "string";
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}
