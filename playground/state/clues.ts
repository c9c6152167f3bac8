/** What made a statement apply, or kept it or a grant from applying: an element, what it wants, and what the request has. */

import type { ConditionTrace, Failure, GrantFailure } from "../../engine/index.ts";

export interface Clue {
  readonly held: boolean;
  /** The element, e.g. `principal`, `StringEquals kms:ViaService`. */
  readonly element: string;
  /** Words before the values, e.g. `one of`; empty where nothing need be said. */
  readonly wish: string;
  readonly wanted: readonly string[];
  /** What each of these comes to here where policy variables are among them, null without a value; null where none is. */
  readonly resolved: readonly (string | null)[] | null;
  /** What the request has; null where it has nothing. */
  readonly actual: readonly string[] | null;
}

export function clueOfMatch(condition: ConditionTrace): Clue {
  return { held: true, ...clueOfCondition(condition) };
}

export function clueOfFailure(failure: Failure): Clue {
  if (failure.element === "condition") return { held: false, ...clueOfCondition(failure) };
  const { element, wanted, resolved = null, actual } = failure;
  const negated = wanted.length > 0 && wanted.every((text) => text.startsWith("not "));
  const values = negated ? wanted.map((text) => text.slice("not ".length)) : wanted;
  return { held: false, element, wish: wordsFor(values, negated), wanted: values, resolved, actual: [actual] };
}

export function clueOfGrantFailure({ element, wanted, actual }: GrantFailure): Clue {
  const has = actual === null ? null : [actual];
  return { held: false, element, wish: wordsFor(wanted, false), wanted, resolved: null, actual: has };
}

function clueOfCondition({ operator, key, wanted, resolved, actual }: ConditionTrace): Omit<Clue, "held"> {
  const element = `${operator} ${key}`;
  if (operator === "Null") {
    return { element, wish: wanted.includes("true") ? "absent" : "present", wanted: [], resolved: null, actual };
  }
  return { element, wish: wordsFor(wanted, /Not/u.test(operator)), wanted, resolved: resolved ?? null, actual };
}

function wordsFor(values: readonly string[], negated: boolean): string {
  if (values.length === 0) return "what is not given";
  if (negated) return values.length === 1 ? "anything but" : "none of";
  return values.length === 1 ? "" : "one of";
}
