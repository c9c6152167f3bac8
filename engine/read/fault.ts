/** What the readers of JSON and YAML share: their outcome, and the bound on nesting. */

import type { DiagnosticCode } from "./codes.ts";
import type { Source } from "./source.ts";

/** A value that knows the place of each of its parts. */
export interface Located {
  readonly value: unknown;
  readonly source: Source;
}

/** What is wrong with a text, by offset. */
export interface Fault {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly offset: number;
  readonly pointer?: string;
}

export type Parsed = { readonly located: Located } | { readonly faults: readonly Fault[] };

/** Nesting that no document of ours comes near, and that no recursive reader trips over. */
export const deepestNesting = 64;

export function nestedTooDeeply(offset: number): Fault {
  return { code: "nested-too-deeply", message: `nested more than ${String(deepestNesting)} levels deep`, offset };
}
