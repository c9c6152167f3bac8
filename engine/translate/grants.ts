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

/** What a grant's constraint looks at; null where it looks at nothing. */
export interface Constraint {
  readonly keys: readonly string[] | "all" | null;
  readonly pairs: ReadonlyMap<string, string>;
  readonly sourceArn: string | null;
}

export function groupGrants(situation: Situation): readonly GrantGroup[] {
  const { permission, caller } = situation;
  const groups = new Map<string, { match: PrincipalMatch; sample: Grant; grants: Grant[] }>();
  for (const grant of situation.grants) {
    const match = grantMatch(grant, caller);
    if (match === null || !grant.operations.includes(permission.name)) continue;
    const parts = partsOf(constraintFor(grant, permission.name));
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

/** How a grant means the caller as its grantee, or null. */
export function grantMatch(grant: Grant, caller: Caller): PrincipalMatch | null {
  return means(grant.grantee, caller) ? matchOf(grant.grantee, caller) : null;
}

function group(match: PrincipalMatch, sample: Grant, grants: readonly Grant[], situation: Situation): GrantGroup {
  const { name: operation } = situation.permission;
  const { operations } = sample;
  const child = operation === "CreateGrant";
  const scope = child ? delegates(operations) : always;
  const delegated = (context: RequestContext): boolean =>
    !child || withinScope(operations, context.values("kms:GrantOperations"));
  const constraint = constraintFor(sample, operation);
  if (partsOf(constraint).length === 0) {
    const meets = (context: RequestContext): readonly Grant[] => (delegated(context) ? grants : []);
    return { match, grants, met: scope, deciding: () => grants, meets };
  }
  const attribute = constraintAttribute(constraint, child);
  const groupName = child ? `${match}, ${operations.toSorted().join(" ")}` : match;
  const byText = new Map<unknown, Grant[]>();
  for (const grant of grants) {
    const { pairs, sourceArn } = constraintFor(grant, operation);
    const text = canonical(pairs, sourceArn);
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

function withinScope(operations: readonly string[], asked: readonly string[] | undefined): boolean {
  return asked !== undefined && asked.every((operation) => operations.includes(operation));
}

/** The new grant's operations are among the parent's (E33). */
function delegates(operations: readonly string[]): Expression {
  const attribute = many("kms:GrantOperations", "", (value) => value);
  const name = cedarString(attribute.name);
  const list = `[${operations.map(cedarString).join(", ")}]`;
  const cedar = `context has ${name} && ${list}.containsAll(context[${name}])`;
  return { kind: "test", cedar, reads: [attribute], settled: null, fact: false };
}

/** Encryption context constraints do not bind DescribeKey and RetireGrant; a source ARN does not bind RetireGrant (E28, E29). */
export function constraintFor({ constraints }: Grant, operation: string): Constraint {
  const { encryptionContextEquals: equals, encryptionContextSubset: subset, sourceArn } = constraints;
  const pairs = operation === "DescribeKey" || operation === "RetireGrant" ? null : (equals ?? subset);
  const keys = pairs === null ? null : equals !== null ? "all" : pairs.size === 0 ? null : [...pairs.keys()].toSorted();
  return { keys, pairs: pairs ?? new Map(), sourceArn: operation === "RetireGrant" ? null : sourceArn };
}

/** What of a request the constraint looks at. */
function partsOf({ keys, sourceArn }: Constraint): readonly string[] {
  const context = keys === "all" ? "the encryption context" : `encryption context pairs ${JSON.stringify(keys)}`;
  return [...(keys === null ? [] : [context]), ...(sourceArn === null ? [] : ["the source ARN"])];
}

/** The part of the request that a constraint looks at, as one canonical text; absent where the request lacks a part. */
function constraintAttribute(constraint: Constraint, child: boolean): Attribute {
  const { keys, sourceArn } = constraint;
  return {
    name: `grant constraint${child ? " of the new grant" : ""}: ${partsOf(constraint).join(" and ")}`,
    type: "String",
    required: false,
    value: (context) => {
      const pairs = selectPairs(keys, context, child);
      const source = sourceArn === null ? [null] : context.values("aws:SourceArn");
      const inherited = sourceArn === null || !child ? source : sameSource(source, context);
      if (pairs === null || inherited?.length !== 1) return undefined;
      return canonical(pairs, inherited[0] ?? null);
    },
  };
}

/** A child grant keeps its parent's source ARN (E33). */
function sameSource(source: readonly (string | null)[] | undefined, context: RequestContext) {
  const constraint = context.values("kms:GrantConstraintSourceArn");
  return source?.length === 1 && constraint?.length === 1 && source[0] === constraint[0] ? source : undefined;
}

function selectPairs(
  keys: Constraint["keys"],
  context: RequestContext,
  child: boolean,
): ReadonlyMap<string, string> | null {
  if (keys === null) return new Map();
  const given = context.encryptionContext() ?? new Map<string, string>();
  if (keys === "all") {
    return child && !context.values("kms:GrantConstraintType")?.includes("EncryptionContextEquals") ? null : given;
  }
  const selected = [...given].filter(([key]) => keys.includes(key));
  return selected.length === keys.length ? new Map(selected) : null;
}

/** Pairs in the order of their keys, so that equal contexts have equal texts; case counts (E28). */
function canonical(pairs: ReadonlyMap<string, string>, sourceArn: string | null): string {
  return JSON.stringify([[...pairs.keys()].toSorted().map((key) => [key, pairs.get(key)]), sourceArn]);
}
