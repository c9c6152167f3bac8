/** The configuration: the file that is named, or `kms-cedar.config.json` where the command runs. */

import type { LintConfig } from "../../lint/config.ts";
import type { SourceText } from "../../read/source.ts";
import { valueOf } from "../diagnostics.ts";
import { openFile } from "../files.ts";
import type { Io } from "../io.ts";

export const configName = "kms-cedar.config.json";

/** Null where there is none. @throws InvalidInput */
export async function openConfig(name: string | undefined, io: Io): Promise<LintConfig | null> {
  const source = name === undefined ? usualFile(io) : await openFile(name, io);
  if (source === null) return null;
  const { readConfig } = await import("../../lint/config.ts");
  return valueOf(readConfig(source));
}

function usualFile(io: Io): SourceText | null {
  try {
    return { file: configName, text: io.readFile(configName) };
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}
