/**
 * A condition operator: its meaning over one request value and one policy value, and the same in Cedar.
 * Negated operators are the negation of their positive twin over all policy values (E55, E56).
 */

import type { View } from "../expression/attribute.ts";
import type { Pattern } from "../expression/text.ts";

/** What a policy value means to an operator. `W` is the operator's own reading of the text. */
export interface Comparison<W> {
  /** Null when the text can never match (not a number, not a date, …; E60). */
  readonly parse: (pattern: Pattern) => W | null;
  readonly matches: (value: string, wanted: W) => boolean;
  /** The Cedar tests of which one must hold, or null where Cedar cannot say it. */
  readonly cedar: (wanted: readonly W[]) => readonly CedarTest[] | null;
  /** For a key with several values: how to compare whole sets in Cedar; null where Cedar cannot. */
  readonly set: {
    readonly label: string;
    readonly read: (value: string) => string;
    readonly text: (wanted: W) => string;
  } | null;
  /** Whether policy variables stand in values (E62: string and ARN operators). */
  readonly variables: boolean;
}

/** A Cedar expression over views of the request value. */
export interface CedarTest {
  readonly views: readonly View[];
  readonly cedar: (subject: (view: View) => string) => string;
}

export interface Operator {
  readonly negated: boolean;
  readonly comparison: Comparison<unknown>;
}

/** Erases the reading's type, so that operators of all kinds share a list. */
export function operator<W>(comparison: Comparison<W>, negated = false): Operator {
  return { negated, comparison: comparison as Comparison<unknown> };
}

/** One test over a single view. */
export function test(view: View, cedar: (subject: string) => string): CedarTest {
  return { views: [view], cedar: (subject) => cedar(subject(view)) };
}
