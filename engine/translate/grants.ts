/**
 * Grants in Cedar (E27-E35). Grants that name the caller in the same way and constrain the same things become one set of
 * canonical texts, so that a key may have 50,000 of them.
 */

import { type Caller, matchOf, means, type PrincipalMatch } from "../context/caller.ts";
import type { Situation } from "../context/situation.ts";
import type { Attribute, RequestContext } from "../expression/attribute.ts";
import { many } from "../expression/attribute.ts";
import { cedarString } from "../expression/cedar-text.ts";
import { fact } from "../expression/fact.ts";
import { all, always, type Expression } from "../expression/expression.ts";
import type { Grant } from "../model/environment.ts";
import type { PrincipalEntry } from "../model/policy.ts";
import { type ConstraintPart, constraintParts, joinParts } from "./constraint.ts";

/** Grants that one Cedar test decides together. */
export interface GrantGroup {
  readonly match: PrincipalMatch;
  readonly grants: readonly Grant[];
  /** The constraint is met; for CreateGrant: the new grant gives no more than its parent. */
  readonly met: Expression;
  /** Those of the grants whose constraint the request meets, once Cedar has said that some does. */
  readonly deciding: (context: RequestContext) => readonly Grant[];
  /** The same, asked without Cedar: what a fact over many groups is computed from. */
  readonly meets: (context: RequestContext) => readonly Grant[];
}

export function groupGrants(situation: Situation): readonly GrantGroup[] {
  const { permission, caller } = situation;
  const groups = new Map<string, { match: PrincipalMatch; sample: Grant; grants: Grant[] }>();
  for (const grant of situation.grants) {
    const match = grantMatch(grant.grantee, caller);
    if (match === null || !grant.operations.includes(permission.name)) continue;
    const parts = looksOf(constraintParts(grant, permission.name));
    const scope = permission.name === "CreateGrant" ? grant.operations.toSorted() : null;
    const key = JSON.stringify([match, parts, scope]);
    const group = groups.get(key) ?? { match, sample: grant, grants: [] };
    group.grants.push(grant);
    groups.set(key, group);
  }
  const made = [...groups.values()].map(({ match, sample, grants }) => group(match, sample, grants, situation));
  return made.length <= maximumGroups ? made : condense(made);
}

/** Beyond this many kinds of constraint, Cedar gets one fact for each way of meaning the caller. */
const maximumGroups = 64;

function condense(groups: readonly GrantGroup[]): readonly GrantGroup[] {
  return [...new Set(groups.map(({ match }) => match))].map((match) => {
    const same = groups.filter((one) => one.match === match);
    const deciding = (context: RequestContext) => same.flatMap((one) => one.meets(context));
    const name = `grant constraint: one of ${String(same.length)} kinds is met, caller meant as ${match}`;
    const met = fact(name, (context) => deciding(context).length > 0);
    return { match, grants: same.flatMap(({ grants }) => grants), met, deciding, meets: deciding };
  });
}

/** How a grant's grantee or retiring principal means the caller, or null. */
export function grantMatch(party: PrincipalEntry | null, caller: Caller): PrincipalMatch | null {
  return party !== null && means(party, caller) ? matchOf(party, caller) : null;
}

function group(match: PrincipalMatch, sample: Grant, grants: readonly Grant[], situation: Situation): GrantGroup {
  const { name: operation } = situation.permission;
  const { operations } = sample;
  const child = operation === "CreateGrant";
  const scope = child ? delegates(operations) : always;
  const delegated = (context: RequestContext): boolean => !child || beyondScope(operations, context)?.length === 0;
  const parts = constraintParts(sample, operation);
  if (parts.length === 0) {
    const meets = (context: RequestContext): readonly Grant[] => (delegated(context) ? grants : []);
    return { match, grants, met: scope, deciding: () => grants, meets };
  }
  const attribute = constraintAttribute(parts);
  const groupName = child ? `${match}, ${operations.toSorted().join(" ")}` : match;
  const byText = new Map<unknown, Grant[]>();
  for (const grant of grants) {
    const text = joinParts(constraintParts(grant, operation).map(({ wants }) => wants));
    const same = byText.get(text) ?? [];
    same.push(grant);
    byText.set(text, same);
  }
  const deciding = (context: RequestContext): readonly Grant[] => byText.get(attribute.value(context)) ?? [];
  const held =
    byText.size > maximumTexts
      ? oneOfMany(attribute, byText, groupName)
      : oneOf(attribute, [...byText.keys()].map(String));
  return {
    match,
    grants,
    met: all([scope, held]),
    deciding,
    meets: (context) => (delegated(context) ? deciding(context) : []),
  };
}

/** Beyond this many distinct constraints, parsing and scanning the list would slow every request. */
const maximumTexts = 1000;

function oneOf(attribute: Attribute, texts: readonly string[]): Expression {
  const name = cedarString(attribute.name);
  const list = texts.map(cedarString).join(", ");
  const test = texts.length === 1 ? `context[${name}] == ${list}` : `[${list}].contains(context[${name}])`;
  return { kind: "test", cedar: `context has ${name} && ${test}`, reads: [attribute], settled: null, fact: false };
}

/** `group` tells apart the facts of groups that look at the same parts. */
function oneOfMany({ name, value }: Attribute, texts: ReadonlyMap<unknown, unknown>, group: string): Expression {
  return fact(`${name}, one of ${String(texts.size)} (${group})`, (context) => texts.has(value(context)));
}

/** The operations of the new grant that its parent does not list; null where the request names none. */
export function beyondScope(operations: readonly string[], context: RequestContext): readonly string[] | null {
  return context.values("kms:GrantOperations")?.filter((operation) => !operations.includes(operation)) ?? null;
}

/** The new grant's operations are among the parent's (E33). */
function delegates(operations: readonly string[]): Expression {
  const attribute = many("kms:GrantOperations", "", (value) => value);
  const name = cedarString(attribute.name);
  const list = `[${operations.map(cedarString).join(", ")}]`;
  const cedar = `context has ${name} && ${list}.containsAll(context[${name}])`;
  return { kind: "test", cedar, reads: [attribute], settled: null, fact: false };
}

/** What a request holds for every part of a constraint, as one text; absent where it lacks one. */
function constraintAttribute(parts: readonly ConstraintPart[]): Attribute {
  return {
    name: `grant constraint: ${looksOf(parts).join(" and ")}`,
    type: "String",
    required: false,
    value: (context) => {
      const held = parts.flatMap(({ holds }) => holds(context) ?? []);
      return held.length === parts.length ? joinParts(held) : undefined;
    },
  };
}

function looksOf(parts: readonly ConstraintPart[]): readonly string[] {
  return parts.map(({ looksAt }) => looksAt);
}
