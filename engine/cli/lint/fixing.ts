/** `--fix`: the files with their fixes, linted again until nothing more can be done. */

import { applyFixes } from "../../lint/apply-fixes.ts";
import type { Finding, Fix } from "../../lint/finding.ts";
import type { SourceResult } from "../../lint/lint-sources.ts";
import type { SourceText } from "../../read/source.ts";

export interface Fixed {
  readonly source: SourceText;
  readonly result: SourceResult;
}

/** Rounds of linting and fixing; what one round leaves out, since two fixes touch, comes in the next. */
const mostRounds = 10;

/** `left` tells the findings that are not suppressed: an owner's decision is not fixed away. */
export async function fixSource(
  found: Fixed,
  lint: (source: SourceText) => Promise<SourceResult>,
  left: (found: Fixed) => readonly Finding[],
  unsafe: boolean,
): Promise<Fixed> {
  let current = found;
  for (let round = 0; round < mostRounds; round++) {
    const { file, text } = current.source;
    const fixes = left(current)
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
