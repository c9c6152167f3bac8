/** Where reports go: `--format FORMAT` to standard output, `--format FORMAT=FILE` to a file; several at once. */

import { InvalidArgumentError } from "commander";
import { type ReportFormat, reports } from "./reports/list.ts";

export interface Output {
  readonly format: ReportFormat;
  /** Null: standard output. */
  readonly file: string | null;
}

export const formatNames = Object.keys(reports) as readonly ReportFormat[];

export function parseOutput(text: string, before: readonly Output[] = []): readonly Output[] {
  const [name = "", ...rest] = text.split("=");
  const format = formatNames.find((known) => known === name);
  if (format === undefined) throw new InvalidArgumentError(`There are ${formatNames.join(", ")}.`);
  const file = rest.length === 0 ? null : rest.join("=");
  if (file === null && before.some((output) => output.file === null)) {
    throw new InvalidArgumentError("Only one report goes to standard output; write FORMAT=FILE.");
  }
  return [...before, { format, file }];
}
