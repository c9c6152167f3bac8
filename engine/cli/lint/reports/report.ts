/** What a report is made of, and what makes one. */

import type { TextStyle } from "../../../explain/text-style.ts";
import type { Finding } from "../../../lint/finding.ts";
import type { Diagnostic } from "../../../model/diagnostic.ts";
import type { SourceText } from "../../../read/source.ts";

export interface Linted {
  readonly findings: readonly Finding[];
  /** What could not be read. */
  readonly diagnostics: readonly Diagnostic[];
  /** The texts that were linted. */
  readonly sources: readonly SourceText[];
  /** How many files were passed over, since they hold no policy. */
  readonly passedOver: number;
  readonly version: string;
  /** The page of a rule, as Markdown; null where there is none. */
  readonly pageOf: (rule: string) => string | null;
}

export type Report = (linted: Linted, style: TextStyle) => string;

/** A finding's line and column; 1 where the input had no places. */
export function placeOf({ start, end }: Finding): {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
} {
  const { line, column } = start ?? { line: 1, column: 1 };
  return { line, column, endLine: end?.line ?? line, endColumn: end?.column ?? column + 1 };
}

export const fileOf = ({ file }: { readonly file: string | null }): string => file ?? "stdin";
