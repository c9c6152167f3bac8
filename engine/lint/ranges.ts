/** Which numbers or times the conditions on one key leave (E60): none at all, where a lower bound lies above an upper one. */

import { knownValues } from "./known-values.ts";
import type { ConditionSubject } from "./subject.ts";

export interface Range {
  readonly from: number;
  readonly to: number;
  /** Whether a bound is itself left out. */
  readonly openFrom: boolean;
  readonly openTo: boolean;
}

/** What KMS takes for a key, where AWS tells bounds. */
export function boundsOf(key: string): Range | null {
  const [from, to] = bounds.get(key) ?? [];
  return from === undefined || to === undefined ? null : { from, to, openFrom: false, openTo: false };
}

const bounds: ReadonlyMap<string, readonly [number, number]> = new Map([
  ["kms:ScheduleKeyDeletionPendingWindowInDays", [7, 30]],
  ["kms:RotationPeriodInDays", [90, 2560]],
]);

/** The smallest range that holds all that a condition takes; null where that is not known, or no range. */
export function rangeOf(condition: ConditionSubject): Range | null {
  const { operator, quantifier, ifExists, values } = condition;
  const [, type = "", side = ""] = /^(Numeric|Date)(.*)$/u.exec(operator ?? "") ?? [];
  if (quantifier !== null || ifExists || type === "" || side === "NotEquals") return null;
  const numbers = knownValues(condition).map(({ text }) => (type === "Date" ? timeOf(text) : Number(text)));
  if (numbers.length < values.length || numbers.length === 0 || numbers.some(Number.isNaN)) return null;
  // Several values are alternatives: the widest counts.
  const [from, to] = [Math.min(...numbers), Math.max(...numbers)];
  if (side === "Equals") return { from, to, openFrom: false, openTo: false };
  const isOpen = !side.endsWith("Equals");
  return side.startsWith("Less")
    ? { from: -Infinity, to, openFrom: false, openTo: isOpen }
    : { from, to: Infinity, openFrom: isOpen, openTo: false };
}

/** Whether two ranges have no value in common. */
export function areApart(one: Range, other: Range): boolean {
  return liesBelow(one, other) || liesBelow(other, one);
}

function liesBelow(one: Range, other: Range): boolean {
  return one.to < other.from || (one.to === other.from && (one.openTo || other.openFrom));
}

/** Seconds since 1970, as which a date may be written too. */
function timeOf(text: string): number {
  return /^\d+$/u.test(text) ? Number(text) : Date.parse(text) / 1000;
}
