/**
 * The Resource and NotResource elements in Cedar: patterns over the ARN of the key or alias. An action without a resource
 * is asked on `*`, which only `*` covers (E39). An incomplete ARN is completed with `*` segments; variables stand after
 * the fifth colon only (E54, E62). In a key policy `*` means the key that the policy belongs to (E49).
 */

import { isSettled } from "../context/context.ts";
import type { Situation } from "../context/situation.ts";
import { canonicalName } from "../context/context.ts";
import { valueIn } from "../conditions/condition.ts";
import type { Attribute, RequestContext } from "../expression/attribute.ts";
import { cedarString, likePattern } from "../expression/cedar-text.ts";
import { always, any, type Expression, not } from "../expression/expression.ts";
import { matchesPattern } from "../expression/pattern.ts";
import { hasSingleWildcard, parseText, plainText, resolveText, type Text, variablesOf } from "../expression/text.ts";
import type { PatternElement } from "../model/policy.ts";

export interface ResourceScope {
  readonly situation: Situation;
  readonly settled: RequestContext;
  readonly variables: boolean;
}

export function resourceTest(element: PatternElement, scope: ResourceScope): Expression {
  const covers = any(element.patterns.map((pattern) => patternTest(pattern, scope)));
  return element.negated ? not(covers) : covers;
}

function patternTest(pattern: string, scope: ResourceScope): Expression {
  if (/^\*+$/u.test(pattern)) return always;
  const text = resourceText(pattern, scope.variables);
  const { situation, settled } = scope;
  const { arn } = situation.target;
  if (!variablesOf(text).every((name) => isSettled(situation, canonicalName(name))))
    return factTest(pattern, text, arn);
  const answer = covers(text, arn, settled);
  const resolved = resolveText(text, (name) => valueIn(settled, name));
  if (resolved === null || hasSingleWildcard(resolved)) return factTest(pattern, text, arn, answer);
  const cedar = resolved.every((piece) => "literal" in piece)
    ? `resource.arn == ${cedarString(plainText(resolved))}`
    : `resource.arn like ${likePattern(resolved)}`;
  return { kind: "test", cedar, reads: [], settled: answer, fact: false };
}

function factTest(pattern: string, text: Text, arn: string, settled: boolean | null = null): Expression {
  const literal = pattern.includes("${") && variablesOf(text).length === 0;
  const name = `resource matches ${pattern}${literal ? " without variables" : ""}`;
  const attribute: Attribute = { name, type: "Bool", required: true, value: (context) => covers(text, arn, context) };
  return { kind: "test", cedar: `context[${cedarString(name)}]`, reads: [attribute], settled, fact: true };
}

/** The service itself, `*`, is covered by `*` alone, which is handled before. */
function covers(text: Text, arn: string, context: RequestContext): boolean {
  const pattern = arn === "*" ? null : resolveText(text, (name) => valueIn(context, name));
  return pattern !== null && matchesPattern(pattern, arn);
}

function resourceText(pattern: string, variables: boolean): Text {
  const colons = [...pattern.matchAll(/:/gu)].map((match) => match.index);
  const missing = 5 - colons.length;
  const fifth = colons[4];
  if (fifth === undefined)
    return parseText(pattern.startsWith("arn:") ? pattern + ":*".repeat(missing) : pattern, false);
  return [...parseText(pattern.slice(0, fifth + 1), false), ...parseText(pattern.slice(fifth + 1), variables)];
}
