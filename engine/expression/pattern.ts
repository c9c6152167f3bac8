/** Wildcard matching over a parsed pattern, whose literals may hold `*` and `?` as they are (E54, E59, E62). */

import { type GlobUnit, matchesUnits } from "../model/glob.ts";
import type { Pattern } from "./text.ts";

export function matchesPattern(pattern: Pattern, text: string): boolean {
  const units = pattern.flatMap((piece): readonly GlobUnit[] =>
    "literal" in piece ? Array.from(piece.literal) : [piece],
  );
  return matchesUnits(units, text);
}
