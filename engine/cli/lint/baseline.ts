/** Findings that were there when the linter came: a file of fingerprints, so that only new findings fail. */

import type { Finding } from "../../lint/finding.ts";
import { InvalidInput } from "../../model/diagnostic.ts";
import { isObject } from "../../read/element.ts";
import { readText } from "../../read/located.ts";
import { valueOf } from "../diagnostics.ts";
import { openFile } from "../files.ts";
import { json } from "../format-option.ts";
import type { Io } from "../io.ts";
import { fingerprint } from "./reports/fingerprint.ts";

/** @throws InvalidInput */
export async function withoutKnown(findings: readonly Finding[], file: string, io: Io): Promise<readonly Finding[]> {
  const { value, source } = valueOf(readText(await openFile(file, io)));
  const list: unknown = isObject(value) ? value["findings"] : null;
  if (!Array.isArray(list)) {
    const message = "no baseline: a member `findings` with fingerprints is expected; write one with --write-baseline";
    throw new InvalidInput([{ code: "wrong-type", message, file, ...(source.locate("") ?? nowhere), pointer: "" }]);
  }
  // Two mistakes may be alike; a third one is new.
  const left = new Map<unknown, number>();
  for (const entry of list) {
    const id: unknown = isObject(entry) ? entry["fingerprint"] : null;
    left.set(id, (left.get(id) ?? 0) + 1);
  }
  return findings.filter((finding) => {
    const id = fingerprint(finding);
    const count = left.get(id) ?? 0;
    left.set(id, count - 1);
    return count <= 0;
  });
}

export function baselineText(findings: readonly Finding[]): string {
  return json({
    findings: findings.map((finding) => {
      const { rule, file, message } = finding;
      return { fingerprint: fingerprint(finding), rule, file, message };
    }),
  });
}

const nowhere = { line: null, column: null };
