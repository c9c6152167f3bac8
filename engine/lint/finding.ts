/** What the linter finds: a rule that is broken, where, what to write instead, and perhaps the change that does it. */

import type { PolicyKind, Position } from "../model/policy.ts";

export const severities = ["error", "warning", "info"] as const;

/** `error`: AWS refuses or ignores it, or it opens the key. `warning`: likely not what was meant. `info`: worth knowing. */
export type Severity = (typeof severities)[number];

/** A change of the file. Pointers are JSON pointers into the file that the finding stands in. */
export type Edit =
  | { readonly op: "replace"; readonly pointer: string; readonly value: unknown }
  | { readonly op: "rename"; readonly pointer: string; readonly name: string }
  | { readonly op: "remove"; readonly pointer: string }
  /** The pointer names the new member, or the index before which a new item goes (`-`: after the last). */
  | { readonly op: "insert"; readonly pointer: string; readonly value: unknown };

export interface Fix {
  /** What the change does, as an imperative: "write `kms:Decrypt`". */
  readonly description: string;
  /** Safe: no decision changes by it. */
  readonly safe: boolean;
  readonly edits: readonly Edit[];
}

export interface Finding {
  /** The rule's id. */
  readonly rule: string;
  readonly severity: Severity;
  /** What is wrong and what to write instead; names in backticks. */
  readonly message: string;
  /** The file, where the input was the text of one. */
  readonly file: string | null;
  /** JSON pointer into that file; inside a text in a string of it, into the document of that text. */
  readonly pointer: string;
  /** The first character of the element that is wrong; null where the input was no text. */
  readonly start: Position | null;
  /** The character after its last one. */
  readonly end: Position | null;
  /** The policy that the element stands in; null for a finding about a grant or about several documents. */
  readonly policy: { readonly kind: PolicyKind; readonly name: string | null; readonly sid: string | null } | null;
  readonly fix: Fix | null;
}
