/**
 * Every layer, statement and grant with its verdict, and of those that do not apply the elements that failed: what Cedar
 * says of each element on its own.
 */

import { createContext } from "../context/context.ts";
import { AmbiguousKey } from "../context/derivation.ts";
import { isCrossAccount, type RequestFacts } from "../context/situation.ts";
import type { CedarRequest } from "../cedar/evaluate.ts";
import { keyName } from "../conditions/condition.ts";
import type { RequestContext } from "../expression/attribute.ts";
import type { Expression } from "../expression/expression.ts";
import type { Decision } from "../model/decision.ts";
import type { Condition } from "../model/policy.ts";
import { crossAccountPaths, sameAccountPaths } from "../translate/paths.ts";
import type { Program } from "../translate/program.ts";
import { determining, type TranslatedStatement } from "../translate/statement.ts";
import { advise } from "./advice.ts";
import { ask, createProbe } from "./probe.ts";
import { traceGrants } from "./trace-grants.ts";
import type { Failure, GrantTrace, LayerTrace, StatementTrace } from "./trace.ts";

export interface Explanation extends Decision {
  readonly layers: readonly LayerTrace[];
  readonly grants: readonly GrantTrace[];
  /** What would have to change, smallest first; empty for an Allow. */
  readonly advice: readonly string[];
}

/** Where the request itself is undecidable there is nothing to trace. */
export function explainDecision(
  program: Program,
  uids: Omit<CedarRequest, "context">,
  decision: Decision,
  request: RequestFacts,
): Explanation {
  try {
    return traceDecision(program, uids, decision, request);
  } catch (error) {
    if (!(error instanceof AmbiguousKey)) throw error;
    return { ...decision, layers: [], grants: [], advice: advise(program, decision, [], []) };
  }
}

function traceDecision(
  program: Program,
  uids: Omit<CedarRequest, "context">,
  decision: Decision,
  request: RequestFacts,
): Explanation {
  const context = createContext(program.situation, request);
  const statements = program.layers.flatMap(({ levels }) => levels.flat());
  const probe = createProbe([
    ...statements.flatMap(elementsOf),
    ...program.grants.map(({ met }, index) => [`grants/${String(index)}`, met] as const),
    ...statements.flatMap(({ id, matches }) =>
      [...matches].map(([match, means]) => [`${id}#by/${match}`, means] as const),
    ),
    ["identity", program.identityAllows],
  ]);
  const held = ask(probe, uids, context);
  const holds = (name: string): boolean => held.fault === null && held.names.has(name);
  const layers = program.layers.map(({ name, levels }) => ({
    layer: name,
    levels: levels.map((level) => level.map((statement) => trace(statement, program, context, holds))),
  }));
  const grants = traceGrants(program, context, (index) => holds(`grants/${String(index)}`), holds("identity"));
  return { ...decision, layers, grants, advice: advise(program, decision, layers, grants) };
}

function elementsOf({
  id,
  principal,
  action,
  resource,
  conditions,
}: TranslatedStatement): readonly (readonly [string, Expression])[] {
  return [
    [`${id}#principal`, principal],
    [`${id}#action`, action],
    [`${id}#resource`, resource],
    ...conditions.map(({ expression }, index) => [`${id}#condition/${String(index)}`, expression] as const),
  ];
}

function trace(
  translated: TranslatedStatement,
  program: Program,
  context: RequestContext,
  holds: (name: string) => boolean,
): StatementTrace {
  const { id, statement, conditions } = translated;
  const { caller, permission, target } = program.situation;
  const failed: Failure[] = [];
  if (!holds(`${id}#principal`))
    failed.push({ element: "principal", wanted: principalsOf(translated), actual: caller.text });
  if (!holds(`${id}#action`))
    failed.push({ element: "action", wanted: patternsOf(statement.action), actual: permission.action });
  if (!holds(`${id}#resource`))
    failed.push({ element: "resource", wanted: patternsOf(statement.resource), actual: target.arn });
  conditions.forEach(({ condition }, index) => {
    if (!holds(`${id}#condition/${String(index)}`)) failed.push(conditionFailure(condition, translated, context));
  });
  const applies = failed.length === 0;
  const by = applies ? [...translated.matches.keys()].filter((match) => holds(`${id}#by/${match}`)) : [];
  const paths = isCrossAccount(program.situation) ? crossAccountPaths : sameAccountPaths;
  return {
    ...determining(translated),
    effect: statement.effect,
    verdict: !applies ? "does-not-apply" : statement.effect === "Allow" ? "allows" : "denies",
    by,
    delegates: by.length > 0 && by.every((match) => paths[match].identity) && isKeyPolicyAllow(translated),
    failed,
  };
}

function isKeyPolicyAllow({ layer, statement }: TranslatedStatement): boolean {
  return layer.belongsToKey && layer.role === "source" && statement.effect === "Allow";
}

function conditionFailure(condition: Condition, { layer }: TranslatedStatement, context: RequestContext): Failure {
  const { name } = keyName(condition.key);
  const values = layer.hides(name) ? undefined : context.values(name);
  return {
    element: "condition",
    operator: operatorText(condition),
    key: condition.key,
    wanted: condition.values,
    actual: values === undefined ? null : [...values],
  };
}

export function operatorText({ quantifier, operator, ifExists }: Condition): string {
  return `${quantifier === null ? "" : `${quantifier}:`}${operator}${ifExists ? "IfExists" : ""}`;
}

function principalsOf({ statement }: TranslatedStatement): readonly string[] {
  const element = statement.principal;
  if (element === null) return [];
  const texts = element.entries.map(({ text }) => text);
  return element.negated ? texts.map((text) => `not ${text}`) : texts;
}

function patternsOf(element: TranslatedStatement["statement"]["action"]): readonly string[] {
  if (element === null) return [];
  return element.negated ? element.patterns.map((pattern) => `not ${pattern}`) : element.patterns;
}
