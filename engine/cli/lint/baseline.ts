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
  const known = new Set(list.flatMap((entry: unknown) => (isObject(entry) ? [entry["fingerprint"]] : [])));
  return findings.filter((finding) => !known.has(fingerprint(finding)));
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
