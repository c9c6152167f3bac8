/** Diagnostics on standard error, one a line: `file:line:column message`. */

import { type Diagnostic, formatDiagnostic, InvalidInput, type Read } from "../model/diagnostic.ts";
import { printable } from "../explain/text-style.ts";
import type { Io } from "./io.ts";

export function printDiagnostics(diagnostics: readonly Diagnostic[], io: Io): void {
  for (const diagnostic of diagnostics) io.stderr(`${printable(lineOf(diagnostic))}\n`);
}

/** Tells what is no fault and may be a slip; the exit status is not touched. */
export function warn(message: string, io: Io): void {
  io.stderr(`warning: ${printable(message)}\n`);
}

/** A whole file that cannot be read has no place in it. */
function lineOf(diagnostic: Diagnostic): string {
  const { file, line, pointer, message } = diagnostic;
  return file !== null && line === null && pointer === "" ? `${file}: ${message}` : formatDiagnostic(diagnostic);
}

/** @throws InvalidInput for what could not be read. */
export function valueOf<T>(read: Read<T>): T {
  if (!read.ok) throw new InvalidInput(read.diagnostics);
  return read.value;
}

/** What is wrong with an option, as a diagnostic or, where there is a choice to show, several. @throws InvalidInput */
export function refuse(option: string, ...messages: readonly [string, ...string[]]): never {
  throw new InvalidInput(
    messages.map((message) => ({
      code: "invalid-option",
      message,
      file: option,
      line: null,
      column: null,
      pointer: "",
    })),
  );
}

/** Runs both, so that the faults of one do not hide those of the other. */
export async function both<One, Other>(one: Promise<One>, other: Promise<Other>): Promise<readonly [One, Other]> {
  const [first, second] = await Promise.allSettled([one, other]);
  if (first.status === "fulfilled" && second.status === "fulfilled") return [first.value, second.value];
  const failures = [first, second].filter((result) => result.status === "rejected");
  const diagnostics = failures.flatMap(({ reason }) => {
    if (reason instanceof InvalidInput) return reason.diagnostics;
    throw reason instanceof Error ? reason : new Error(String(reason));
  });
  throw new InvalidInput(diagnostics);
}
