/** The configuration: the file that is named, or `kms-cedar.config.json` where the command runs. */

import { type LintConfig, noConfig, readConfig } from "../../lint/config.ts";
import { valueOf } from "../diagnostics.ts";
import { openFile } from "../files.ts";
import type { Io } from "../io.ts";

const usualName = "kms-cedar.config.json";

/** @throws InvalidInput */
export async function openConfig(name: string | undefined, io: Io): Promise<LintConfig> {
  if (name !== undefined) return valueOf(readConfig(await openFile(name, io)));
  let text: string;
  try {
    text = io.readFile(usualName);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return noConfig;
    throw error;
  }
  return valueOf(readConfig({ file: usualName, text }));
}
