/** The style of standard output: colour and wrapping for a terminal, neither for a file or a pipe. */

import type { TextStyle, Tone } from "../explain/text-style.ts";
import type { Io } from "./io.ts";

/** Select Graphic Rendition codes: on, off. Source: ECMA-48, 8.3.117. */
const codes: Readonly<Record<Tone, readonly [number, number]>> = {
  good: [32, 39],
  bad: [31, 39],
  strong: [1, 22],
  quiet: [2, 22],
  name: [36, 39],
};

export function terminalStyle({ isTerminal, columns, env }: Io): TextStyle {
  const colour = wantsColour(isTerminal, env);
  return { columns: isTerminal ? columns : Infinity, colour, paint: colour ? paint : (_tone, text) => text };
}

/** Source: no-color.org; FORCE_COLOR as Node has it. */
function wantsColour(isTerminal: boolean, env: Io["env"]): boolean {
  if (env["NO_COLOR"]) return false;
  if (env["FORCE_COLOR"]) return env["FORCE_COLOR"] !== "0";
  return isTerminal && env["TERM"] !== "dumb";
}

function paint(tone: Tone, text: string): string {
  const [on, off] = codes[tone];
  return `\u001B[${String(on)}m${text}\u001B[${String(off)}m`;
}
