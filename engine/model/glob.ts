/**
 * Wildcards as IAM has them: `*` is any run of characters, `?` exactly one, everything else is itself (E53, E54).
 * Two pointers and one place to come back to, the last `*`, so that no pattern can make it slow.
 */

/** A character that stands for itself, or a wildcard. */
export type GlobUnit = string | { readonly wildcard: "*" | "?" };

/** Nothing but `*`: it covers whatever there is. */
export function isEverything(pattern: string): boolean {
  return /^\*+$/u.test(pattern);
}

/** Every `*` and `?` of the pattern is a wildcard. */
export function matchesGlob(pattern: string, text: string): boolean {
  const wildcard = pattern.search(/[*?]/u);
  if (wildcard === -1) return pattern === text;
  // Most texts differ before the first wildcard.
  return text.startsWith(pattern.slice(0, wildcard)) && matchesUnits(Array.from(pattern, globUnit), text);
}

/** The whole of the text matches; case counts. */
export function matchesUnits(units: readonly GlobUnit[], text: string): boolean {
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

function globUnit(character: string): GlobUnit {
  return character === "*" || character === "?" ? { wildcard: character } : character;
}

function isStar(unit: GlobUnit | undefined): boolean {
  return typeof unit === "object" && unit.wildcard === "*";
}
