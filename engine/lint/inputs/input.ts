/** What a file gives the linter: policies that stand for themselves, and environments in which they stand together. */

import type { Diagnostic } from "../../model/diagnostic.ts";
import type { PolicyKind } from "../../model/policy.ts";
import { type Element, pointerOf } from "../../read/element.ts";
import type { SourceText } from "../../read/source.ts";
import type { PolicyDocument } from "../subject.ts";
import type { Suppression } from "../suppressions.ts";

export interface LintInput {
  readonly policies: readonly PolicyDocument[];
  /** Environment documents. */
  readonly environments: readonly Element[];
  /** What the document itself says to leave as it is; absent: nothing. */
  readonly suppressions?: readonly Suppression[];
}

/** What an input knows beside its document. */
export interface InputOptions {
  /** The kind of a raw policy, where it is given; null: recognised. */
  readonly kind: PolicyKind | null;
  /** The `.tf` files of a folder, from that of a plan's root module. */
  readonly terraformTexts: (folder: string) => readonly SourceText[];
  readonly diagnostics: Diagnostic[];
}

/** A form of document: whether a document has it, and what it holds. */
export interface InputForm {
  readonly name: string;
  /** Words of which one at least is in every text of this form that holds anything to lint. */
  readonly words: readonly string[];
  readonly fits: (document: Element) => boolean;
  readonly read: (document: Element, options: InputOptions) => LintInput;
}

/** A policy of which nothing is known but its document. */
export function barePolicy(document: Element, kind: PolicyKind, name: string | null): PolicyDocument {
  return { kind, name, document, key: null, account: null, editable: document.source.embedded !== true };
}

/** What is wrong with an input, at an element of it. */
export function diagnosticAt(element: Element, code: string, message: string): Diagnostic {
  const { source } = element;
  const pointer = pointerOf(element);
  const { line, column } = source.locate(pointer) ?? { line: null, column: null };
  return { code, message, file: source.file, line, column, pointer };
}
