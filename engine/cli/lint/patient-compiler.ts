/**
 * A set of policies is linted in about a second, in which V8 would compile each rule with its best and slowest compiler: that
 * takes longer than all else and never pays. So it is told to wait, before a rule runs. See decision 0013.
 */

import { setFlagsFromString } from "node:v8";

/** By the major version of V8. Where none is known, V8 does as it likes. */
const waiting: Readonly<Record<string, string>> = {
  "11": "--interrupt-budget=1600000",
  "12": "--invocation-count-for-turbofan=20000",
  "13": "--invocation-count-for-turbofan=20000",
};

/** The flag of a version of V8, such as `11.3.244.8-node.38`; null where none is known. */
export function patienceOf(version: string): string | null {
  return waiting[version.split(".")[0] ?? ""] ?? null;
}

export function compilePatiently(): void {
  const flag = patienceOf(process.versions.v8);
  if (flag !== null) setFlagsFromString(flag);
}
