/**
 * Wildcard matching over a parsed pattern: `*` stands for any run of characters, `?` for exactly one; case counts.
 * Linear backtracking to the last `*` only, so that no pattern can make it slow.
 */

import type { Pattern } from "./text.ts";

/** Whether the whole of `text` matches `pattern` (E54, E59). */
export function matchesPattern(pattern: Pattern, text: string): boolean {
  const units = pattern.flatMap((piece): readonly Unit[] => ("literal" in piece ? Array.from(piece.literal) : [piece]));
  const characters = Array.from(text);
  let unit = 0;
  let at = 0;
  let star = -1;
  let resume = 0;
  while (at < characters.length) {
    const current = units[unit];
    if (isStar(current)) {
      star = unit++;
      resume = at;
    } else if (current !== undefined && (typeof current === "object" || current === characters[at])) {
      unit++;
      at++;
    } else if (star >= 0) {
      unit = star + 1;
      at = ++resume;
    } else {
      return false;
    }
  }
  while (isStar(units[unit])) unit++;
  return unit === units.length;
}

type Unit = string | { readonly wildcard: "*" | "?" };

function isStar(unit: Unit | undefined): boolean {
  return typeof unit === "object" && unit.wildcard === "*";
}
