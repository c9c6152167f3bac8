/** The scenario files that arguments name: files as they are, directories with all JSON and YAML in them. */

import { isObject } from "../../read/element.ts";
import { readText } from "../../read/located.ts";
import { openFile } from "../files.ts";
import type { Io } from "../io.ts";
import type { SourceText } from "../../read/source.ts";
import { type Diagnostic, InvalidInput } from "../../model/diagnostic.ts";

export interface FoundScenarios {
  readonly sources: readonly SourceText[];
  /** Files of a directory that are no scenarios: an environment, a policy, a request. */
  readonly passedOver: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

export async function findScenarios(names: readonly string[], io: Io): Promise<FoundScenarios> {
  const sources: SourceText[] = [];
  const passedOver: string[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const name of names) {
    const listed = name === "-" ? null : io.listFiles(name);
    for (const file of (listed ?? [name]).filter((path) => listed === null || /\.(?:json|ya?ml)$/iu.test(path))) {
      try {
        const source = await openFile(file, io);
        if (listed === null || looksLikeScenario(source)) sources.push(source);
        else passedOver.push(file);
      } catch (error) {
        if (!(error instanceof InvalidInput)) throw error;
        diagnostics.push(...error.diagnostics);
      }
    }
  }
  return { sources, passedOver, diagnostics };
}

/** A text that cannot be read may be a scenario; reading it will tell. */
function looksLikeScenario(source: SourceText): boolean {
  const read = readText(source);
  if (!read.ok) return true;
  const { value } = read.value;
  return isObject(value) && ("cases" in value || "given" in value);
}
