/** The ENVIRONMENT of a command: an environment, or a scenario, whose `given` is meant. */

import type { Environment } from "../model/environment.ts";
import { isObject } from "../read/element.ts";
import { readEnvironment } from "../read/environment.ts";
import { readText } from "../read/located.ts";
import { readScenario, type Scenario } from "../read/scenario.ts";
import type { SourceText } from "../read/source.ts";
import { valueOf } from "./diagnostics.ts";
import { loadFrom, openFile } from "./files.ts";
import type { Io } from "./io.ts";

export interface OpenedEnvironment {
  readonly environment: Environment;
  /** Where the file is a scenario. */
  readonly scenario: Scenario | null;
}

/** @throws InvalidInput */
export async function openEnvironment(name: string, io: Io): Promise<OpenedEnvironment> {
  const source = await openFile(name, io);
  const load = loadFrom(io);
  if (!isScenario(source)) return { environment: valueOf(readEnvironment(source, { load })), scenario: null };
  const scenario = valueOf(readScenario(source, load));
  return { environment: scenario.environment, scenario };
}

function isScenario(source: SourceText): boolean {
  const read = readText(source);
  return read.ok && isObject(read.value.value) && "given" in read.value.value;
}
