/**
 * Whether every request that one statement covers is covered by another one, by the meaning of their elements: actions by the
 * catalogue, principals by whom they mean (E4, E12-E14, E18), resources as patterns, conditions by their operators (E55-E61).
 * Where that cannot be told, the answer is no.
 */

import { operators } from "../conditions/list.ts";
import { accountOf } from "../model/arn.ts";
import { isEverything, matchesGlob } from "../model/glob.ts";
import type { PrincipalEntry } from "../model/policy.ts";
import { isMatched } from "./known-values.ts";
import { isAboutOwnKey } from "./own-key.ts";
import type { ConditionSubject, PolicySubject, PrincipalSubject, StatementSubject } from "./subject.ts";
import { isSymbolic } from "./symbolic.ts";

/** Whether a statement of a policy does all that another one does. */
export function implies(wider: StatementSubject, narrower: StatementSubject, policy: PolicySubject): boolean {
  if (wider.effect === null || wider.effect !== narrower.effect || wider.isOpen || narrower.isOpen) return false;
  return (
    coversActions(wider, narrower) &&
    coversPrincipals(wider.principal, narrower.principal) &&
    coversResources(wider, narrower, policy) &&
    wider.conditions.every((condition) => narrower.conditions.some((other) => follows(condition, other)))
  );
}

/** Whether a Deny forbids all that an Allow of its policy gives, whatever the request is. */
export function takesAway(deny: StatementSubject, allow: StatementSubject, policy: PolicySubject): boolean {
  if (deny.effect !== "Deny" || allow.effect !== "Allow" || deny.isOpen || allow.isOpen) return false;
  return (
    deny.conditions.length === 0 &&
    coversActions(deny, allow) &&
    coversPrincipals(deny.principal, allow.principal, forbids) &&
    coversResources(deny, allow, policy)
  );
}

/** Only of actions of KMS is it known which there are. */
function coversActions(wider: StatementSubject, narrower: StatementSubject): boolean {
  const { action, covers } = narrower;
  if (action === null || action.negated || covers.length === 0) return false;
  if (wider.covers.length < covers.length || !covers.every((name) => wider.covers.includes(name))) return false;
  return action.patterns.every(({ value }) => /^kms:/iu.test(value));
}

function coversPrincipals(wider: PrincipalSubject | null, narrower: PrincipalSubject | null, stands = means): boolean {
  if (wider === null || narrower === null) return wider === narrower;
  if (wider.negated || narrower.negated || narrower.entries.length === 0) return false;
  return narrower.entries.every(
    ({ entry }) => entry !== null && wider.entries.some((other) => other.entry !== null && stands(other.entry, entry)),
  );
}

/** Sessions and roles are bound by boundaries in different ways, so that one does not stand for the other. */
function means(wider: PrincipalEntry, narrower: PrincipalEntry): boolean {
  if (wider.kind === "everyone") return narrower.kind !== "service" && narrower.kind !== "nobody";
  if (wider.kind === "account") return narrower.kind === "account" && narrower.account === wider.account;
  return wider.kind !== "nobody" && wider.kind === narrower.kind && wider.text === narrower.text;
}

/** A Deny of an account binds everybody of it. */
function forbids(wider: PrincipalEntry, narrower: PrincipalEntry): boolean {
  if (means(wider, narrower)) return true;
  return wider.kind === "account" && "arn" in narrower && accountOf(narrower.arn) === wider.account;
}

function coversResources(wider: StatementSubject, narrower: StatementSubject, { kind, key }: PolicySubject): boolean {
  const [outer, inner] = [wider.resource, narrower.resource];
  if (outer === null || inner === null || outer.negated || inner.negated) return false;
  const isAll = outer.patterns.some(({ value }) => isEverything(value));
  if (isAll || kind === "key-policy") return isAll && (kind !== "key-policy" || isAboutOwnKey(inner, key));
  return inner.patterns.every(({ value }) =>
    outer.patterns.some((other) => other.value === value || (isPlain(value) && matchesGlob(other.value, value))),
  );
}

function isPlain(value: string): boolean {
  return !isSymbolic(value) && !/[*?$]/u.test(value);
}

/** Whether one condition holds wherever another one does. */
function follows(wider: ConditionSubject, narrower: ConditionSubject): boolean {
  const { operator } = wider;
  if (operator === null || wider.found === null || wider.found.name !== narrower.found?.name) return false;
  if ([...wider.values, ...narrower.values].some(({ value }) => isSymbolic(value))) return false;
  const isSame = operator === narrower.operator && wider.quantifier === narrower.quantifier;
  if (isSame && wider.ifExists === narrower.ifExists && sameValues(wider, narrower)) return true;
  if (operator === "Null" || operators[operator].negated || wider.quantifier !== null) return false;
  if (narrower.operator !== "StringEquals" || narrower.quantifier !== null || narrower.ifExists) return false;
  // Of a key with several values, AWS does not say what a plain operator does.
  if (wider.found.record.multi || narrower.texts.length === 0 || narrower.texts.length < narrower.values.length)
    return false;
  return narrower.texts.every(
    (text) => isPlain(text) && wider.texts.some((other) => !other.includes("$") && isMatched(operator, other, text)),
  );
}

function sameValues(one: ConditionSubject, other: ConditionSubject): boolean {
  const [first, second] = [new Set(one.texts), new Set(other.texts)];
  return first.size === second.size && [...first].every((text) => second.has(text));
}
