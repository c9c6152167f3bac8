/** Texts of a policy with wildcards and variables (E52, E54, E62). */

import { conditionKeys } from "../catalogue.ts";
import type { Context } from "./model.ts";

/** The source of a regular expression. A colon in it is a colon. */
export type Pattern = string;

const plainly = new Intl.NumberFormat("en-US", { useGrouping: false, maximumFractionDigits: 20 });

/** E59, E63: letter by letter, so that a name folds alike wherever it stands. */
export const folded = (text: string): string => Array.from(text, (letter) => letter.toLowerCase()).join("");

/** E60: the text of a value; a number is its digits, without an exponent. */
export const textOf = (value: unknown): string => (typeof value === "number" ? plainly.format(value) : String(value));

/** E62: text that stands for itself, wildcards included. */
const literally = (text: string): Pattern => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");

/** E53, E54, E59: `*` is any run of characters, `?` is any one. */
export const patternOf = (text: string): Pattern => literally(text).replaceAll("\\*", ".*").replaceAll("\\?", ".");

/** E59: the whole text, with its case. */
export const matches = (pattern: Pattern, text: string): boolean => new RegExp(`^${pattern}$`, "su").test(text);

/** E62: how a policy reads its values: as they stand, with variables, with variables and wildcards; null is no value. */
export type Reader = Readonly<Record<"plain" | "text" | "pattern", (value: string) => string | null>>;

/** E52, E62: variables are there since 2012; what they bring in is no pattern. */
export function readerOf(version: string | undefined, context: Context): Reader {
  const reading = (between: (text: string) => string, resolved: (value: string) => string) => (text: string) => {
    if (version !== "2012-10-17") return between(text);
    const pieces = text.split(/\$\{([^}]*)\}/).map((piece, at) => {
      const value = at % 2 === 0 ? piece : valueOf(piece, context);
      return value === null ? null : at % 2 === 0 ? between(value) : resolved(value);
    });
    return pieces.includes(null) ? null : pieces.join("");
  };
  return { plain: String, text: reading(String, String), pattern: reading(patternOf, literally) };
}

/** E62: `*`, `?` and `$` are themselves; the default counts when there is no value; what may be several is none. */
function valueOf(variable: string, context: Context): string | null {
  if (/^[*?$]$/.test(variable)) return variable;
  const [, name = variable, fallback = null] = /^([^,]*?)\s*,\s*'(.*)'\s*$/s.exec(variable) ?? [];
  const key = folded(name.trim());
  if (conditionKeys.get(key)?.multi === true) return fallback;
  const [value = fallback, ...more] = context.get(key) ?? [];
  return more.length === 0 ? value : null;
}
