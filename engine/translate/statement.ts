/** One statement in Cedar, element by element, as its layer reads it. */

import { translateCondition } from "../conditions/condition.ts";
import { isSettled } from "../context/context.ts";
import type { PrincipalMatch } from "../context/caller.ts";
import type { Situation } from "../context/situation.ts";
import type { RequestContext } from "../expression/attribute.ts";
import { all, any, constant, type Expression, never } from "../expression/expression.ts";
import type { Layer } from "../layers/layer.ts";
import type { Determining } from "../model/decision.ts";
import { type Condition, hasVariables, type Policy, type Statement } from "../model/policy.ts";
import { actionTest } from "./action.ts";
import { matches, principalTest } from "./principal.ts";
import { resourceTest } from "./resource.ts";

export interface TranslatedStatement {
  /** Unique in its compiled set, e.g. `key-policy/0/0/2`: layer, level, policy, statement. */
  readonly id: string;
  readonly layer: Layer;
  readonly level: number;
  readonly policy: Policy;
  /** Position of the policy within its layer, over all levels, from 0. */
  readonly policyIndex: number;
  readonly statement: Statement;
  /** Whether the caller is meant at all. */
  readonly principal: Expression;
  /** The same, by the way in which entries mean the caller; empty for a layer without principals. */
  readonly matches: ReadonlyMap<PrincipalMatch, Expression>;
  readonly action: Expression;
  readonly resource: Expression;
  readonly conditions: readonly { readonly condition: Condition; readonly expression: Expression }[];
  /** Everything but the principal. */
  readonly applies: Expression;
  /** The whole statement. */
  readonly holds: Expression;
}

/** A policy with its place. */
export type PlacedPolicy = Pick<TranslatedStatement, "layer" | "policy" | "policyIndex">;

/** What a translation knows beyond the statement. */
export interface TranslationScope {
  readonly situation: Situation;
  readonly settled: RequestContext;
}

export function translateStatement(
  { layer, level, policy, policyIndex, position }: PlacedPolicy & { readonly level: number; readonly position: number },
  statement: Statement,
  { situation, settled }: TranslationScope,
): TranslatedStatement {
  const variables = hasVariables(policy);
  const element = layer.namesPrincipals ? statement.principal : null;
  const includesServices = layer.everyoneIncludesServices(statement.effect);
  const principal =
    element === null ? constant(!layer.namesPrincipals) : principalTest(element, situation.caller, includesServices);
  const action = statement.action === null ? never : actionTest(statement.action, situation.permission);
  const scope = {
    situation,
    variables,
    settled,
    isSettled: (key: string) => isSettled(situation, key),
    hides: layer.hides,
  };
  const resource = statement.resource === null ? never : resourceTest(statement.resource, scope);
  const conditions = statement.conditions.map((condition) => ({
    condition,
    expression: translateCondition(condition, scope),
  }));
  const applies = all([action, resource, ...conditions.map(({ expression }) => expression)]);
  return {
    id: `${layer.name}/${String(level)}/${String(position)}/${String(statement.index)}`,
    layer,
    level,
    policy,
    policyIndex,
    statement,
    principal,
    matches: element === null || element.negated ? new Map() : matches(element, situation.caller, includesServices),
    action,
    resource,
    conditions,
    applies,
    holds: all([principal, applies]),
  };
}

/** The policies of one level, also those without a statement, and the statements of all. */
export interface TranslatedLevel {
  readonly policies: readonly PlacedPolicy[];
  readonly statements: readonly TranslatedStatement[];
}

/** Every level of a layer that binds the situation; null when the layer does not bind it. */
export function translateLayer(layer: Layer, scope: TranslationScope): readonly TranslatedLevel[] | null {
  const levels = layer.levels(scope.situation);
  if (levels === null) return null;
  return levels.map((policies, level) => {
    const before = levels.slice(0, level).reduce((sum, { length }) => sum + length, 0);
    const places = policies.map((policy, position) => ({ layer, policy, policyIndex: before + position, position }));
    const statements = places.flatMap((place) =>
      place.policy.statements.map((statement) => translateStatement({ ...place, level }, statement, scope)),
    );
    return { policies: places, statements };
  });
}

/** Some of the statements hold. */
export function someHold(statements: readonly TranslatedStatement[]): Expression {
  return any(statements.map(({ holds }) => holds));
}

/** The same statement with elements that are read in another way. */
export function rereadStatement(
  translated: TranslatedStatement,
  other: Partial<Pick<TranslatedStatement, "principal" | "matches" | "resource" | "conditions">>,
): TranslatedStatement {
  const { principal, matches: ways, action, resource, conditions } = { ...translated, ...other };
  const applies = all([action, resource, ...conditions.map(({ expression }) => expression)]);
  return {
    ...translated,
    principal,
    matches: ways,
    resource,
    conditions,
    applies,
    holds: all([principal, applies]),
  };
}

/** Where a statement stands, for a decision. */
export function determining({ layer, policy, policyIndex, statement }: TranslatedStatement): Determining {
  const position = policy.origin.locate(statement.pointer);
  return {
    layer: layer.name,
    policy: policy.name,
    policyIndex,
    statement: statement.index,
    sid: statement.sid,
    pointer: statement.pointer,
    file: policy.origin.file,
    line: position?.line ?? null,
    column: position?.column ?? null,
  };
}
