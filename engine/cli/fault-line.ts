/**
 * A fault of ours as one line that a user can hand on: what kind of error, and where in the code. Its message is left out, which
 * may quote anything: a part of a request, of a policy, of a key.
 */

import { readVersion } from "./version.ts";

export function faultLine(error: unknown): string {
  const about = `fault of kms-cedar ${readVersion()}, Node ${process.version}`;
  return `${about}: ${kindOf(error)}; please report this line, which holds nothing of a request\n`;
}

function kindOf(error: unknown): string {
  try {
    if (!(error instanceof Error)) return `no Error but a value of type ${typeof error}`;
    const name = names.test(error.name) ? error.name : "Error";
    const code = "code" in error && typeof error.code === "string" && codes.test(error.code) ? ` ${error.code}` : "";
    const places = placesOf(error);
    return `${name}${code}${places.length > 0 ? ` at ${places.join(", ")}` : ""}`;
  } catch {
    return "an error that cannot be read";
  }
}

/** Both can be set to any text. */
const names = /^[A-Z][A-Za-z]{0,30}(?:Error|Exception)$/u;
const codes = /^(?:ERR_[A-Z_]{1,60}|E[A-Z]{2,14})$/u;

/** The innermost frames of the stack. Before them it holds the message, whose own lines may look like frames. */
function placesOf({ stack = "", message }: Error): readonly string[] {
  const start = stack.indexOf(message);
  if (start < 0) return [];
  return stack
    .slice(start + message.length)
    .split("\n")
    .flatMap((line) => /^ {4}at .*?((?:[\w.@+-]+\/){0,2}[\w.@+-]+:\d+:\d+)\)?$/u.exec(line)?.[1] ?? [])
    .slice(0, 5);
}
