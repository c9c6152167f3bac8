/** What made a statement apply, or kept it or a grant from applying: an element, what it wants, and what the request has. */

import type { Failure, GrantFailure, StatementTrace } from "../../engine/index.ts";

export interface Clue {
  readonly held: boolean;
  /** The element, e.g. `principal`, `StringEquals kms:ViaService`. */
  readonly element: string;
  /** Words before the values, e.g. `one of`; empty where nothing need be said. */
  readonly wish: string;
  readonly wanted: readonly string[];
  /** What the request has; null where it has nothing. */
  readonly actual: readonly string[] | null;
}

export function clueOfMatch({ operator, key, wanted, actual }: StatementTrace["matched"][number]): Clue {
  return { held: true, element: `${operator} ${key}`, ...wishOf(operator, wanted), actual };
}

export function clueOfFailure(failure: Failure): Clue {
  if (failure.element === "condition") {
    const { operator, key, wanted, actual } = failure;
    return { held: false, element: `${operator} ${key}`, ...wishOf(operator, wanted), actual };
  }
  const { element, wanted, actual } = failure;
  const negated = wanted.length > 0 && wanted.every((text) => text.startsWith("not "));
  const values = negated ? wanted.map((text) => text.slice("not ".length)) : wanted;
  return { held: false, element, wish: wordsFor(values, negated), wanted: values, actual: [actual] };
}

export function clueOfGrantFailure({ element, wanted, actual }: GrantFailure): Clue {
  return { held: false, element, wish: wordsFor(wanted, false), wanted, actual: actual === null ? null : [actual] };
}

/** What tells most: whom a statement does not mean, it need not say more; conditions count once all else fits. */
export function tellingFailures(failed: readonly Failure[]): readonly Failure[] {
  const principal = failed.filter(({ element }) => element === "principal");
  if (principal.length > 0) return principal;
  const others = failed.filter(({ element }) => element !== "condition");
  return others.length > 0 ? others : failed;
}

function wishOf(operator: string, wanted: readonly string[]): Pick<Clue, "wish" | "wanted"> {
  if (operator === "Null") return { wish: wanted.includes("true") ? "absent" : "present", wanted: [] };
  return { wish: wordsFor(wanted, /Not/u.test(operator)), wanted };
}

function wordsFor(values: readonly string[], negated: boolean): string {
  if (values.length === 0) return "what is not given";
  if (negated) return values.length === 1 ? "anything but" : "none of";
  return values.length === 1 ? "" : "one of";
}
