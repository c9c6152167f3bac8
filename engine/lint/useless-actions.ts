/** The change that takes actions without effect out of a statement, as long as others stay: an empty list means something else. */

import { type FixDraft, removeElement } from "./edits.ts";
import type { TextElement } from "../read/expect.ts";
import type { PatternsSubject } from "./subject.ts";

/** The actions of a list that have no effect, each with the change that removes it. */
export function uselessActions(
  { patterns }: PatternsSubject,
  isUseless: (pattern: string) => boolean,
): readonly { readonly at: TextElement; readonly fix: FixDraft | null }[] {
  const useless = patterns.filter(({ value }) => isUseless(value));
  return useless.map((at) => ({
    at,
    fix:
      useless.length === patterns.length
        ? null
        : { description: `remove \`${at.value}\``, safe: true, edits: [removeElement(at)] },
  }));
}
