/** Cedar's lexical forms: strings, `like` patterns and entity ids, escaped so that no value can become syntax. */

import type { Pattern } from "./text.ts";

/** A Cedar string literal. */
export function cedarString(value: string): string {
  return `"${escape(value)}"`;
}

/** The right-hand side of `like`; the pattern must hold no `?` wildcard. */
export function likePattern(pattern: Pattern): string {
  const body = pattern.map((piece) => ("literal" in piece ? escape(piece.literal).replaceAll("*", "\\*") : "*"));
  return `"${body.join("")}"`;
}

/** `Type::"id"`. */
export function entityUid(type: string, id: string): string {
  return `${type}::${cedarString(id)}`;
}

const special = /["\\\u0000-\u001f\u007f-\u00a0\u2028\u2029\ufeff]/gu;

function escape(value: string): string {
  return value.replace(special, (character) =>
    character === '"' || character === "\\" ? `\\${character}` : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}
