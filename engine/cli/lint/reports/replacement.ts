/**
 * A fix as one replacement in the text: the smallest range that differs, for formats whose readers know nothing of JSON
 * pointers.
 */

import { applyFixes } from "../../../lint/apply-fixes.ts";
import type { Fix } from "../../../lint/finding.ts";
import type { Position } from "../../../model/policy.ts";
import { linesOf } from "../../../read/positions.ts";

export interface Replacement {
  readonly start: Position;
  /** The place after the last character that goes. */
  readonly end: Position;
  readonly text: string;
}

/** Null where the fix changes nothing. */
export function replacementOf(text: string, fix: Fix): Replacement | null {
  const fixed = applyFixes(text, [fix]);
  if (fixed === text) return null;
  const shorter = Math.min(text.length, fixed.length);
  let head = 0;
  while (head < shorter && text[head] === fixed[head]) head++;
  let tail = 0;
  while (tail < shorter - head && text.at(-1 - tail) === fixed.at(-1 - tail)) tail++;
  const positionAt = linesOf(text);
  return {
    start: positionAt(head),
    end: positionAt(text.length - tail),
    text: fixed.slice(head, fixed.length - tail),
  };
}
