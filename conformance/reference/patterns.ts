/** Texts of a policy with wildcards: `*` is any run of characters, `?` is any one. */

export interface Wildcard {
  readonly wildcard: "*" | "?";
}

/** Text that stands for itself, and wildcards between it. */
export type Pattern = readonly (string | Wildcard)[];

export function patternOf(text: string): Pattern {
  return text
    .split(/([*?])/)
    .filter((piece) => piece !== "")
    .map((piece) => (piece === "*" || piece === "?" ? { wildcard: piece } : piece));
}

export function matches(pattern: Pattern, text: string): boolean {
  const source = pattern.map((piece) =>
    typeof piece === "string" ? piece.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&") : piece.wildcard === "*" ? ".*" : ".",
  );
  return new RegExp(`^${source.join("")}$`, "su").test(text);
}

/** The pattern as text, for operators that know no wildcards. */
export function textOf(pattern: Pattern): string {
  return pattern.map((piece) => (typeof piece === "string" ? piece : piece.wildcard)).join("");
}

/** An ARN's six segments; the last holds whatever colons are left. */
export function segmentsOf(arn: string): readonly string[] {
  const parts = arn.split(":");
  return parts.length <= 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(":")];
}

/** The same segments of a pattern. */
export function patternSegmentsOf(pattern: Pattern): readonly Pattern[] {
  const segments: (string | Wildcard)[][] = [[]];
  for (const piece of pattern) {
    const parts = typeof piece === "string" ? piece.split(/(:)/) : [piece];
    for (const part of parts) {
      if (part === ":" && segments.length < 6) segments.push([]);
      else if (part !== "") segments.at(-1)?.push(part);
    }
  }
  return segments;
}
