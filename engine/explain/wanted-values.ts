/** What a condition or resource wants, in words: a value that holds policy variables with what it comes to here (E62). */

import { plainText, resolveText, type Text } from "../expression/text.ts";

/** What each text comes to, null where a variable has no value; null for texts without variables. */
export function resolvedTexts(
  texts: readonly Text[],
  valueOf: (key: string) => string | null,
): readonly (string | null)[] | null {
  if (!texts.some((text) => text.some((piece) => "variable" in piece))) return null;
  return texts.map((text) => {
    const pattern = resolveText(text, valueOf);
    return pattern === null ? null : plainText(pattern);
  });
}

/** The values as they are written, each set by `quote`; behind one with variables, what it comes to. */
export function wantedTexts(
  wanted: readonly string[],
  resolved: readonly (string | null)[] | undefined,
  quote: (text: string) => string,
): readonly string[] {
  return wanted.map((text, index) => {
    const value = resolved?.[index];
    if (value === undefined || value === text) return quote(text);
    return `${quote(text)} (${value === null ? "without a value here" : `here ${quote(value)}`})`;
  });
}

/** Below, at least and their like, where an operator compares; nothing where the value itself is wanted. */
export function comparisonWord(operator: string): string {
  return comparisons.find(([pattern]) => pattern.test(operator))?.[1] ?? "";
}

const comparisons: readonly (readonly [RegExp, string])[] = [
  [/LessThanEquals(?:IfExists)?$/u, "at most "],
  [/LessThan(?:IfExists)?$/u, "below "],
  [/GreaterThanEquals(?:IfExists)?$/u, "at least "],
  [/GreaterThan(?:IfExists)?$/u, "above "],
];
