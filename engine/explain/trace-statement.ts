/** A statement with its verdict, what it matched and what kept it from applying: what Cedar says of each element alone. */

import { isCrossAccount } from "../context/situation.ts";
import { keyName, valueIn } from "../conditions/condition.ts";
import { conditionTexts } from "../conditions/meaning.ts";
import { hiding, type RequestContext } from "../expression/attribute.ts";
import type { Expression } from "../expression/expression.ts";
import type { Text } from "../expression/text.ts";
import type { Condition } from "../model/policy.ts";
import { crossAccountPaths, sameAccountPaths } from "../translate/paths.ts";
import type { Program } from "../translate/program.ts";
import { resourceText } from "../translate/resource.ts";
import { determining, type TranslatedStatement } from "../translate/statement.ts";
import type { ConditionTrace, Failure, StatementTrace } from "./trace.ts";
import { resolvedTexts } from "./wanted-values.ts";

/** What has to be asked of Cedar to trace a statement, by name. */
export function elementsOf({
  id,
  principal,
  action,
  resource,
  conditions,
  matches,
}: TranslatedStatement): readonly (readonly [string, Expression])[] {
  return [
    [`${id}#principal`, principal],
    [`${id}#action`, action],
    [`${id}#resource`, resource],
    ...conditions.map(({ expression }, index) => [`${id}#condition/${String(index)}`, expression] as const),
    ...[...matches].map(([match, means]) => [`${id}#by/${match}`, means] as const),
  ];
}

export function traceStatement(
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
    failed.push({
      element: "resource",
      wanted: patternsOf(statement.resource),
      ...resolvedIn(
        (statement.resource?.patterns ?? []).map((pattern) => resourceText(pattern, hasVariables(translated))),
        translated,
        context,
      ),
      actual: target.arn,
    });
  conditions.forEach(({ condition }, index) => {
    if (!holds(`${id}#condition/${String(index)}`))
      failed.push({ element: "condition", ...traceCondition(condition, translated, context) });
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
    matched: applies ? conditions.map(({ condition }) => traceCondition(condition, translated, context)) : [],
    failed,
  };
}

/** The statement as translated, where it is still known. */
export function translationOf({ layers }: Program, place: StatementTrace): TranslatedStatement | null {
  const same = layers.filter(({ name }) => name === place.layer).flatMap(({ levels }) => levels.flat());
  return (
    same.find(
      ({ policyIndex, statement }) => policyIndex === place.policyIndex && statement.index === place.statement,
    ) ?? null
  );
}

function isKeyPolicyAllow({ layer, statement }: TranslatedStatement): boolean {
  return layer.belongsToKey && layer.role === "source" && statement.effect === "Allow";
}

function traceCondition(
  condition: Condition,
  translated: TranslatedStatement,
  context: RequestContext,
): ConditionTrace {
  const { layer } = translated;
  const { name } = keyName(condition.key);
  const values = layer.hides(name) ? undefined : context.values(name);
  return {
    operator: operatorText(condition),
    key: condition.key,
    wanted: condition.values,
    ...resolvedIn(conditionTexts(condition, hasVariables(translated)), translated, context),
    actual: values === undefined ? null : [...values],
  };
}

/** Policy variables are of version 2012-10-17 (E52). */
function hasVariables({ policy }: TranslatedStatement): boolean {
  return policy.version === "2012-10-17";
}

function resolvedIn(
  texts: readonly Text[],
  { layer }: TranslatedStatement,
  context: RequestContext,
): { readonly resolved?: readonly (string | null)[] } {
  const seen = hiding(context, layer.hides);
  const resolved = resolvedTexts(texts, (key) => valueIn(seen, key));
  return resolved === null ? {} : { resolved };
}

function operatorText({ quantifier, operator, ifExists }: Condition): string {
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
