/** `--fix`: the files with their fixes, linted again until nothing more can be done. */

import { applyFixes } from "../../lint/apply-fixes.ts";
import type { Fix } from "../../lint/finding.ts";
import type { LintResult } from "../../lint/lint-sources.ts";
import type { SourceText } from "../../read/source.ts";

export interface Fixed {
  readonly source: SourceText;
  readonly result: LintResult;
}

/** Rounds of linting and fixing; what one round leaves out, since two fixes touch, comes in the next. */
const mostRounds = 10;

export async function fixSource(
  found: Fixed,
  lint: (source: SourceText) => Promise<LintResult>,
  unsafe: boolean,
): Promise<Fixed> {
  let current = found;
  for (let round = 0; round < mostRounds; round++) {
    const { file, text } = current.source;
    const fixes = current.result.findings
      .filter((finding) => finding.file === file)
      .map(({ fix }) => fix)
      .filter((fix): fix is Fix => fix !== null && (fix.safe || unsafe));
    const fixed = applyFixes(text, fixes);
    if (fixes.length === 0 || fixed === text) break;
    const next = { file, text: fixed };
    current = { source: next, result: await lint(next) };
  }
  return current;
}
