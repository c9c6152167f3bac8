/** What the page holds while it is open. Panes read these signals; what changes them is in the files beside this one. */

import { computed, signal } from "@preact/signals";
import type { CasesAnswer, ExplainAnswer, LintAnswer, TranslateAnswer, Unanswered } from "../engine.protocol.ts";
import { documentsOf } from "../state/documents.ts";
import { statementsOf, treeOf } from "../state/tree.ts";
import { type Files, requestFile, type Workspace } from "../state/workspace.ts";

export const workspace = signal<Workspace>({ title: "", description: "", files: {}, cases: [] });
/** The document in the editor. */
export const openFile = signal(requestFile);
/** Whether the workspace was opened as a whole and has no answer yet: that opens the document that decides. */
export const isFresh = signal(false);
/** The statements and grants that are left out, as `file#pointer`. */
export const leftOut = signal<readonly string[]>([]);
/** What the files are compared with; null while nothing is. */
export const baseline = signal<Files | null>(null);
/** Which permission of a call is looked at. */
export const checkIndex = signal(0);

/** An answer with the texts that it is about. */
export interface Answered {
  readonly answer: ExplainAnswer;
  readonly files: Files;
  readonly leftOut: readonly string[];
}

/** The last good answer. */
export const answered = signal<Answered | null>(null);
/** Why the texts as they are now have no answer; null while they have. */
export const trouble = signal<Unanswered | null>(null);
export const lint = signal<LintAnswer | null>(null);
export const cases = signal<CasesAnswer | null>(null);
export const translation = signal<TranslateAnswer | null>(null);

/** The statement under the pointer or the keyboard's focus, as `file#pointer`. */
export const pointed = signal<string | null>(null);

export const documents = computed(() => documentsOf(workspace.value.files));

export const explained = computed(() => {
  const checks = answered.value?.answer.checks ?? [];
  return checks[Math.min(checkIndex.value, checks.length - 1)] ?? null;
});

export const tree = computed(() => {
  const current = explained.value;
  const about = answered.value;
  return current === null || about === null ? [] : treeOf(current, about.files, about.leftOut);
});

export const statements = computed(() => statementsOf(tree.value));
