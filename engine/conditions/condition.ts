/**
 * One condition as a Cedar expression (E52-E63). Cedar says it natively where it can; otherwise the condition's meaning
 * is computed beforehand and enters the context as a fact named after what it states.
 */

import { canonicalName, findConditionKey } from "../catalog/condition-keys.ts";
import {
  asText,
  type Attribute,
  hiding,
  many,
  type RequestContext,
  single,
  type View,
} from "../expression/attribute.ts";
import { cedarString } from "../expression/cedar-text.ts";
import { balanced, constant, type Expression } from "../expression/expression.ts";
import { fact } from "../expression/fact.ts";
import { variablesOf } from "../expression/text.ts";
import { foldCase } from "../model/fold-case.ts";
import type { Condition, Quantifier } from "../model/policy.ts";
import { operators } from "./list.ts";
import type { Comparison } from "./operator.ts";
import { conditionHolds, conditionTexts, wantedValues } from "./meaning.ts";

/** What the compiler knows while it translates. */
export interface ConditionScope {
  /** Whether `${…}` is a variable (version 2012-10-17). */
  readonly variables: boolean;
  /** Whether caller, key and action settle what the key holds. */
  readonly isSettled: (key: string) => boolean;
  /** The settled keys. */
  readonly settled: RequestContext;
  /** Whether the layer never sees a key (E45). */
  readonly hides: (key: string) => boolean;
}

export interface KeyName {
  readonly name: string;
  readonly multi: boolean;
}

/** The canonical name of a condition key. A key that the catalogue does not know may hold several values. */
export function keyName(written: string): KeyName {
  const found = findConditionKey(written);
  return found === null ? { name: foldCase(written), multi: true } : { name: found.name, multi: found.record.multi };
}

/** The condition in Cedar, and its answer where the scope settles it. */
export function translateCondition(condition: Condition, scope: ConditionScope): Expression {
  const key = keyName(condition.key);
  const names = conditionTexts(condition, scope.variables).flatMap(variablesOf).map(canonicalName);
  const seen = (context: RequestContext): RequestContext => hiding(context, scope.hides);
  const meaning = (context: RequestContext): boolean => holds(condition, scope.variables, key.name, seen(context));
  const isSettled = (name: string): boolean => scope.hides(name) || scope.isSettled(name);
  const settledValues = names.every(isSettled);
  if (scope.hides(key.name) && settledValues) return constant(meaning(scope.settled));
  const native = settledValues ? nativeCedar(condition, key, scope.variables, seen(scope.settled)) : null;
  const settled = settledValues && isSettled(key.name) ? meaning(scope.settled) : null;
  if (native !== null) return { kind: "test", ...native, settled, fact: false };
  return fact(factName(condition, scope, [key.name, ...names]), meaning, settled);
}

/** The value of a variable: the key's only value. A key that may hold several is no variable (E62). */
export function valueIn(context: RequestContext, key: string): string | null {
  if (findConditionKey(key)?.record.multi === true) return null;
  const values = context.values(canonicalName(key));
  return values?.length === 1 ? (values[0] ?? null) : null;
}

function holds(condition: Condition, variables: boolean, key: string, context: RequestContext): boolean {
  return conditionHolds(condition, variables, context.values(key), (name) => valueIn(context, name));
}

/** The statement that a fact makes; equal names mean the same in every layer. */
function factName(condition: Condition, scope: ConditionScope, keys: readonly string[]): string {
  const operator = `${condition.quantifier === null ? "" : `${condition.quantifier}:`}${condition.operator}`;
  const name = `${operator}${condition.ifExists ? "IfExists" : ""}(${condition.key}, ${JSON.stringify(condition.values)})`;
  const literal = !scope.variables && condition.values.some((value) => value.includes("${"));
  return `${name}${literal ? " without variables" : ""}${keys.some(scope.hides) ? " in a key policy" : ""}`;
}

interface Native {
  readonly cedar: string;
  readonly reads: readonly Attribute[];
}

function nativeCedar(condition: Condition, key: KeyName, variables: boolean, settled: RequestContext): Native | null {
  if (condition.operator === "Null") return nullCedar(condition, key);
  const { negated, comparison } = operators[condition.operator];
  const wanted = wantedValues(condition, variables, (name) => valueIn(settled, name));
  /** Over a set of values, the quantifier's answer holds the negation already. */
  const quantified = key.multi && condition.quantifier !== null;
  let matches: Native | null;
  if (wanted.length === 0) matches = { cedar: String(negated && quantified), reads: [] };
  else
    matches = quantified
      ? setCedar(condition.quantifier, negated, comparison, key, wanted)
      : oneOf(comparison.cedar(wanted), key);
  if (matches === null) return null;
  const accepted: Native = { ...matches, cedar: negate(matches.cedar, negated && !quantified) };
  if (condition.quantifier === "ForAnyValue") return negated ? whenPresent(key, accepted, false) : accepted;
  const passesWhenAbsent = condition.quantifier === "ForAllValues" || condition.ifExists;
  return passesWhenAbsent && (quantified || !negated) ? whenPresent(key, accepted, true) : accepted;
}

/** The presence of a key decides first. A negated operator needs no such guard: its twin fails on an absent key (E56). */
function whenPresent(key: KeyName, { cedar, reads }: Native, otherwise: boolean): Native {
  const presence = presenceOf(key);
  const has = isPresent(presence);
  const guarded = otherwise ? `if ${has} then (${cedar}) else true` : `${has} && (${cedar})`;
  return { cedar: guarded, reads: [presence, ...reads] };
}

function presenceOf({ name, multi }: KeyName): Attribute {
  return multi ? many(name, "", (value) => value) : single(name, asText, false);
}

function nullCedar(condition: Condition, key: KeyName): Native {
  const absent = condition.values.includes("true");
  if (absent === condition.values.includes("false")) return { cedar: String(absent), reads: [] };
  const presence = presenceOf(key);
  return { cedar: negate(isPresent(presence), absent), reads: [presence] };
}

/** One of the operator's tests over a key's only value; each view is guarded: the key may be absent, its text no such value. */
function oneOf(tests: ReturnType<(typeof operators)["Bool"]["comparison"]["cedar"]>, key: KeyName): Native | null {
  if (tests === null) return null;
  const reads: Attribute[] = [];
  const parts = tests.map(({ views, cedar }) => {
    const attributeFor = (view: View): Attribute => single(key.name, view, key.multi);
    const attributes = views.map(attributeFor);
    reads.push(...attributes);
    return `${attributes.map(isPresent).join(" && ")} && (${cedar((view) => read(attributeFor(view)))})`;
  });
  return { cedar: balanced(parts, " || "), reads };
}

/**
 * A key with several values under a quantifier. The answer already holds the operator's negation: ForAllValues of a
 * negated operator means that no value matches, ForAnyValue that some value matches none (E58).
 */
function setCedar(
  quantifier: Quantifier | null,
  negated: boolean,
  { set }: Comparison<unknown>,
  key: KeyName,
  wanted: readonly unknown[],
): Native | null {
  if (set === null) return null;
  const attribute = many(key.name, set.label, set.read);
  const subject = read(attribute);
  const texts = wanted.map(set.text);
  const list = `[${texts.map(cedarString).join(", ")}]`;
  const guard = `${isPresent(attribute)} && `;
  const reads = [attribute];
  const everyValueMatches = `${list}.containsAll(${subject})`;
  const someValueMatches = `${subject}.containsAny(${list})`;
  if (quantifier === "ForAllValues") {
    return { cedar: `${guard}${negated ? `!${someValueMatches}` : everyValueMatches}`, reads };
  }
  return { cedar: `${guard}${negated ? `!${everyValueMatches}` : someValueMatches}`, reads };
}

function negate(cedar: string, negated: boolean): string {
  return negated ? `!(${cedar})` : cedar;
}

function isPresent(attribute: Attribute): string {
  return `context has ${cedarString(attribute.name)}`;
}

function read(attribute: Attribute): string {
  return `context[${cedarString(attribute.name)}]`;
}
