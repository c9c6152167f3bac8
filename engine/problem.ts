/** What is wrong with a request as a value, in its environment: a diagnostic that has no place in a text. */

import type { Diagnostic } from "./model/diagnostic.ts";
import type { DiagnosticCode } from "./read/codes.ts";

/** The codes of asking, each with its meaning; those of reading stand in `read/codes.ts`. */
export const problemCodes = {
  "wrong-request": "a call where a request is expected, or the other way round",
  "wrong-clock": "a clock that tells no time",
  "unknown-action": "an action that KMS does not have",
  "wrong-partition": "a caller of another partition than that of the key",
  "unknown-key": "a name that means no key of the environment, or several",
  "unknown-grant": "a grant to retire that the environment lacks",
  "unknown-endpoint": "a VPC endpoint that the environment lacks",
  "missing-resource": "an action on a key, without the key",
  "unexpected-resource": "a resource for an action that has none",
  "ambiguous-name": "names that differ only by case, so that the request has no translation (E63)",
  untranslatable: "policies that cannot be written in Cedar",
} as const;

export type ProblemCode = keyof typeof problemCodes;

/** Of one place, the first problem is told. */
export function tell(found: Diagnostic, problems: Diagnostic[]): void {
  if (!problems.some(({ pointer }) => pointer === found.pointer)) problems.push(found);
}

export function problem(code: ProblemCode | DiagnosticCode, pointer: string, message: string): Diagnostic {
  return { code, pointer, message, file: null, line: null, column: null };
}
