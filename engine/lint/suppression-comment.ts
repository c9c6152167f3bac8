/**
 * A comment that suppresses: `kms-cedar-disable-next-line RULE, RULE -- reason`. It stands in YAML and in Terraform's
 * language; without a rule that exists and a reason it is a diagnostic.
 */

import type { Diagnostic } from "../model/diagnostic.ts";
import type { Position } from "../model/policy.ts";
import { didYouMean } from "../read/nearest-name.ts";
import { rules } from "./rules/list.ts";

/** What a directive covers: findings that start on its line, on the next one, in the element that starts there, anywhere. */
export const extents = ["line", "next-line", "next-block", "file"] as const;
export type Extent = (typeof extents)[number];

export interface Directive {
  readonly extent: Extent;
  readonly rules: readonly string[];
  readonly reason: string;
}

/** A comment with its place. */
export interface Comment {
  /** Without the signs of a comment. */
  readonly text: string;
  readonly start: Position;
  readonly end: Position;
}

/** By this word texts without any directive are told at once. */
export const directiveWord = "kms-cedar-disable";

/** Null for any other comment. */
export function directiveOf(
  { text, start }: Comment,
  file: string | null,
  diagnostics: Diagnostic[],
): Directive | null {
  const [, word, rest = ""] = /^\s*(kms-cedar-[\w-]+)\s*([^]*)$/u.exec(text) ?? [];
  if (word === undefined) return null;
  const fault = (message: string): null => {
    diagnostics.push({ code: "unusable-suppression", message, file, ...start, pointer: "" });
    return null;
  };
  const extent = extents.find((known) => word === `${directiveWord}-${known}`);
  if (extent === undefined) {
    const known = extents.map((name) => `${directiveWord}-${name}`);
    return fault(`no directive \`${word}\`${didYouMean(word, known)}; there are \`${known.join("`, `")}\``);
  }
  const [ids = "", ...reasons] = rest.split(/(?:^|\s)--(?:\s|$)/u);
  const reason = reasons.join(" -- ").trim();
  const named = ids.split(/[\s,]+/u).filter((id) => id !== "");
  if (named.length === 0) return fault(`\`${word}\` needs the id of a rule: \`${word} RULE -- reason\``);
  const known = rules.map(({ id }) => id);
  const unknown = named.find((id) => !known.includes(id));
  if (unknown !== undefined) return fault(`no rule \`${unknown}\`${didYouMean(unknown, known)}`);
  if (reason === "") return fault(`a suppression needs its reason: \`${word} ${named.join(", ")} -- reason\``);
  return { extent, rules: named, reason };
}
