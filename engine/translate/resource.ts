/**
 * The Resource and NotResource elements in Cedar: patterns over the ARN of the key or alias. An action without a resource
 * is asked on `*`, which only `*` covers (E39). An incomplete ARN is completed with `*` segments; variables stand after
 * the fifth colon only (E54, E62). In a key policy `*` means the key that the policy belongs to (E49).
 */

import { canonicalName } from "../catalog/condition-keys.ts";
import { isSettled } from "../context/context.ts";
import type { Situation } from "../context/situation.ts";
import { valueIn } from "../conditions/condition.ts";
import { hiding, type RequestContext } from "../expression/attribute.ts";
import { cedarString, likePattern } from "../expression/cedar-text.ts";
import { fact } from "../expression/fact.ts";
import { always, any, type Expression, not } from "../expression/expression.ts";
import { matchesPattern } from "../expression/pattern.ts";
import { hasSingleWildcard, parseText, plainText, resolveText, type Text, variablesOf } from "../expression/text.ts";
import { isEverything } from "../model/glob.ts";
import type { PatternElement } from "../model/policy.ts";

export interface ResourceScope {
  readonly situation: Situation;
  readonly settled: RequestContext;
  readonly variables: boolean;
  /** Whether the layer never sees a key (E45). */
  readonly hides: (key: string) => boolean;
}

export function resourceTest(element: PatternElement, scope: ResourceScope): Expression {
  const covers = any(element.patterns.map((pattern) => patternTest(pattern, scope)));
  return element.negated ? not(covers) : covers;
}

function patternTest(pattern: string, scope: ResourceScope): Expression {
  if (isEverything(pattern)) return always;
  const text = resourceText(pattern, scope.variables);
  const { situation, hides } = scope;
  const { arn } = situation.target;
  const settled = hiding(scope.settled, hides);
  const names = variablesOf(text).map(canonicalName);
  const answer = names.every((name) => hides(name) || isSettled(situation, name)) ? covers(text, arn, settled) : null;
  const resolved = answer === null ? null : resolveText(text, (name) => valueIn(settled, name));
  if (resolved === null || hasSingleWildcard(resolved)) {
    const literal = pattern.includes("${") && names.length === 0;
    const name = `resource matches ${pattern}${literal ? " without variables" : ""}${names.some(hides) ? " in a key policy" : ""}`;
    return fact(name, (context) => covers(text, arn, hiding(context, hides)), answer);
  }
  const cedar = resolved.every((piece) => "literal" in piece)
    ? `resource.arn == ${cedarString(plainText(resolved))}`
    : `resource.arn like ${likePattern(resolved)}`;
  return { kind: "test", cedar, reads: [], settled: answer, fact: false };
}

/** The service itself, `*`, is covered by `*` alone, which is handled before. */
function covers(text: Text, arn: string, context: RequestContext): boolean {
  const pattern = arn === "*" ? null : resolveText(text, (name) => valueIn(context, name));
  return pattern !== null && matchesPattern(pattern, arn);
}

export function resourceText(pattern: string, variables: boolean): Text {
  const colons = [...pattern.matchAll(/:/gu)].map((match) => match.index);
  const missing = 5 - colons.length;
  const fifth = colons[4];
  if (fifth === undefined)
    return parseText(pattern.startsWith("arn:") ? pattern + ":*".repeat(missing) : pattern, false);
  return [...parseText(pattern.slice(0, fifth + 1), false), ...parseText(pattern.slice(fifth + 1), variables)];
}
