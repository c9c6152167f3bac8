/** An option whose value is JSON. */

import { InvalidInput } from "../model/diagnostic.ts";
import { readText } from "../read/located.ts";
import { refuse } from "./diagnostics.ts";

/** @throws InvalidInput */
export function parseJsonOption(option: string, text: string): unknown {
  if (!/^\s*\{/u.test(text)) return refuse(option, "must be a JSON object");
  const read = readText({ file: option, text });
  if (!read.ok) throw new InvalidInput(read.diagnostics);
  return read.value.value;
}
