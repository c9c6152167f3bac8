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

const variable = /\$\{\s*([^},]*?)\s*(?:,\s*'([^']*)'\s*)?\}/gu;

/** Splits a policy value into its pieces. */
export function parseText(value: string, variables: boolean): Text {
  if (!variables || !value.includes("${")) return wildcards(value);
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of value.matchAll(variable)) {
    pieces.push(...wildcards(value.slice(end, match.index)), reference(match[1] ?? "", match[2] ?? null));
    end = match.index + match[0].length;
  }
  pieces.push(...wildcards(value.slice(end)));
  return pieces;
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
