/** E52, E62: policy variables. */

import { type Pattern, patternOf } from "./patterns.ts";
import type { Context } from "./situation.ts";

const variable = /(\$\{[^}]*\})/;

/** E62: the pattern that a text with variables stands for; null when a variable has no value. */
export function resolveVariables(text: string, version: string | undefined, context: Context): Pattern | null {
  // E52: before 2012 there were no variables.
  if (version !== "2012-10-17") return patternOf(text);
  const pieces = text
    .split(variable)
    .map((piece, at) => (at % 2 === 0 ? patternOf(piece) : valueOf(piece.slice(2, -1), context)));
  return pieces.every((piece) => piece !== null) ? pieces.flat() : null;
}

/** E62: the value stands for itself, wildcards included; the default counts when there is none; several are none. */
function valueOf(inner: string, context: Context): Pattern | null {
  if (inner === "*" || inner === "?" || inner === "$") return [inner];
  const [, name = inner, fallback] = /^([^,]*?)\s*,\s*'(.*)'\s*$/s.exec(inner) ?? [];
  const values = context.get(name.trim().toLowerCase());
  if (values === undefined) return fallback === undefined ? null : [fallback];
  return values.length === 1 ? values : null;
}
