/** What a file gives the linter: policies that stand for themselves, and environments in which they stand together. */

import type { Diagnostic } from "../../model/diagnostic.ts";
import type { PolicyKind } from "../../model/policy.ts";
import { type Element, pointerOf } from "../../read/element.ts";
import type { SourceText } from "../../read/source.ts";
import type { Finding } from "../finding.ts";
import type { PolicyDocument } from "../subject.ts";
import type { Suppression } from "../suppressions.ts";
import type { JoinedGrant, JoinedPrincipal } from "./joined.ts";

export interface LintInput {
  readonly policies: readonly PolicyDocument[];
  /** Environment documents. */
  readonly environments: readonly Element[];
  /** What the policies and grants make together, for the rules across documents; absent: nothing that could be judged. */
  readonly together?: readonly Together[];
  /** What other files of its folder may tell more of; absent: the document stands for itself. */
  readonly share?: Share;
  /** The paths in it that may lead to other files; absent: none. */
  readonly leadsTo?: readonly string[];
  /** The message of a finding, with stand-ins as a reader knows them; absent: there are none. */
  readonly shown?: (finding: Finding) => string;
  /** What the document itself says to leave as it is; absent: nothing. */
  readonly suppressions?: readonly Suppression[];
}

/** Environments that are put together from a file or a set of files; the rules about one policy do not look at them. */
export interface Together {
  /** One for each way in which the conditions of a template may go: what is found must hold in all of them. */
  readonly environments: readonly Element[];
  /** The name of the policy, or of its resource, at the place of a finding; null where there is none. */
  readonly nameAt: (finding: Pick<Finding, "file" | "pointer" | "start">) => string | null;
}

/** What a document adds to a set of files, beside its policies. */
export interface Share {
  readonly keys: readonly SharedKey[];
  readonly principals: readonly JoinedPrincipal[];
}

export interface SharedKey {
  readonly arn: string;
  /** Whether the document names the key; else the ARN is a stand-in, and tells it from the others of the document alone. */
  readonly isNamed: boolean;
  /** The output of DescribeKey; null where this is not it. */
  readonly metadata: Readonly<Record<string, unknown>> | null;
  readonly grants: readonly JoinedGrant[];
}

/** What an input knows beside its document. */
export interface InputOptions {
  /** The kind of a raw policy, where it is given; null: recognised. */
  readonly kind: PolicyKind | null;
  /** The principal that deploys; null: not said. */
  readonly caller: string | null;
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

/** The code of the diagnostic of a text that is read and holds nothing that the linter knows. */
export const unknownDocument = "unknown-document";

/** Of a raw policy: it may belong to a key that other files name. */
export const nothingShared: Share = { keys: [], principals: [] };

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
