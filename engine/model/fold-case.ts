/**
 * Text with its case folded, as names of condition keys and StringEqualsIgnoreCase compare it (E59, E63): character by
 * character, so that a part of a text folds as it does in the whole. JavaScript's own `toLowerCase` looks around a capital
 * sigma.
 */

export function foldCase(text: string): string {
  return ascii.test(text) ? text.toLowerCase() : Array.from(text, (character) => character.toLowerCase()).join("");
}

const ascii = /^[\0-\x7f]*$/u;

/** The same for names that are ASCII, as those of actions: a Kelvin sign is no `k` (E53). */
export function foldAscii(text: string): string {
  return ascii.test(text) ? text.toLowerCase() : text.replace(/[A-Z]+/gu, (letters) => letters.toLowerCase());
}
