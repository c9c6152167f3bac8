/** What is wrong with an input, and where: data, collected all at once, never thrown one by one. */

/** One thing that is wrong with an input. */
export interface Diagnostic {
  /** A stable kebab-case name, e.g. `duplicate-member`, `unknown-operator`. */
  readonly code: string;
  /** Lower case, no full stop, user text in backticks. */
  readonly message: string;
  /** The file, where the input was the text of one. */
  readonly file: string | null;
  /** Line and column count from 1; null when the input was not text. */
  readonly line: number | null;
  readonly column: number | null;
  /** JSON pointer into the file or the value. */
  readonly pointer: string;
}

/** The outcome of reading: the value, or every diagnostic. */
export type Read<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** Thrown where a caller hands over something unreadable; holds all diagnostics. */
export class InvalidInput extends Error {
  override readonly name = "InvalidInput";
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map(formatDiagnostic).join("\n"));
    this.diagnostics = diagnostics;
  }
}

/** `file:line:column message`, or the pointer where there is no text. */
export function formatDiagnostic({ file, line, column, pointer, message }: Diagnostic): string {
  const place = line === null ? pointer || "/" : `${String(line)}:${String(column ?? 1)}`;
  return `${file === null ? "" : `${file}:`}${place} ${message}`;
}
