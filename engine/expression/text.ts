/**
 * The text of a policy value: literal characters, wildcards and policy variables.
 * Variables exist from version 2012-10-17 on; `${*}`, `${?}` and `${$}` are the characters themselves.
 * Source: IAM User Guide, reference_policies_variables (E52, E62).
 */

export type Piece =
  | { readonly literal: string }
  | { readonly wildcard: "*" | "?" }
  | { readonly variable: string; readonly fallback: string | null };

export type Text = readonly Piece[];

/** A text without variables. */
export type Pattern = readonly Exclude<Piece, { readonly variable: string }>[];

/** Splits a policy value into its pieces. */
export function parseText(value: string, variables: boolean): Text {
  if (!variables || !value.includes("${")) return wildcards(value);
  const pieces: Piece[] = [];
  let end = 0;
  let start = value.indexOf("${");
  /** Where the name ends. It is looked for once: the text may be long and full of beginnings. */
  let stop = -1;
  while (start !== -1) {
    if (stop < start + 2) stop = indexOfEither(value, start + 2);
    if (stop === -1) break;
    const found = variableAt(value, start, stop);
    if (found !== null) {
      pieces.push(...wildcards(value.slice(end, start)), found.piece);
      end = found.end;
    }
    start = value.indexOf("${", found?.end ?? start + 2);
  }
  pieces.push(...wildcards(value.slice(end)));
  return pieces;
}

/** `${key}` or `${key, 'default'}`, blanks around each part; null where neither stands. */
function variableAt(
  value: string,
  start: number,
  stop: number,
): { readonly piece: Piece; readonly end: number } | null {
  const name = value.slice(start + 2, stop).trim();
  if (value[stop] === "}") return { piece: reference(name, null), end: stop + 1 };
  const quote = afterBlanks(value, stop + 1);
  if (value[quote] !== "'") return null;
  const closing = value.indexOf("'", quote + 1);
  const end = closing === -1 ? -1 : afterBlanks(value, closing + 1);
  return value[end] === "}" ? { piece: reference(name, value.slice(quote + 1, closing)), end: end + 1 } : null;
}

/** Where a variable's name ends: at the next comma or brace. */
function indexOfEither(value: string, from: number): number {
  let at = from;
  while (at < value.length && value[at] !== "," && value[at] !== "}") at += 1;
  return at < value.length ? at : -1;
}

function afterBlanks(value: string, from: number): number {
  let at = from;
  while (at < value.length && value[at]?.trim() === "") at += 1;
  return at;
}

/** The keys that a text refers to. */
export function variablesOf(text: Text): readonly string[] {
  return text.flatMap((piece) => ("variable" in piece ? [piece.variable] : []));
}

/**
 * Puts values in place of variables. A value's own `*` and `?` are characters, not wildcards.
 * Null when a variable has neither a value nor a default: such a text matches nothing (E62).
 */
export function resolveText(text: Text, valueOf: (key: string) => string | null): Pattern | null {
  const pieces: Exclude<Piece, { readonly variable: string }>[] = [];
  for (const piece of text) {
    if (!("variable" in piece)) {
      pieces.push(piece);
      continue;
    }
    const value = valueOf(piece.variable) ?? piece.fallback;
    if (value === null) return null;
    pieces.push({ literal: value });
  }
  return pieces;
}

/** The pattern read as plain characters, for operators without wildcards. */
export function plainText(pattern: Pattern): string {
  return pattern.map((piece) => ("literal" in piece ? piece.literal : piece.wildcard)).join("");
}

/** Whether a `?` wildcard stands in the pattern: the one thing that Cedar's `like` cannot say. */
export function hasSingleWildcard(pattern: Pattern): boolean {
  return pattern.some((piece) => "wildcard" in piece && piece.wildcard === "?");
}

function reference(name: string, fallback: string | null): Piece {
  return name === "*" || name === "?" || name === "$" ? { literal: name } : { variable: name, fallback };
}

function wildcards(value: string): Text {
  return value
    .split(/([*?])/u)
    .filter((part) => part !== "")
    .map((part) => (part === "*" || part === "?" ? { wildcard: part } : { literal: part }));
}
