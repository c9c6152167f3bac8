/** Puts what was imported into the workspace that is open, or into one of its own, and tells what was done. */

import { batch } from "@preact/signals";
import type { Recognised } from "../imports/recognise.ts";
import { emptyWorkspace } from "../state/blank.ts";
import { withQuestion } from "../state/first-question.ts";
import { requestFile } from "../state/workspace.ts";
import { openWorkspace } from "./edit.ts";
import { remember } from "./history.ts";
import { isFresh, openFile, workspace } from "./session.ts";
import { dialog, notice, side } from "./view.ts";

export interface ImportPlace {
  /** The key that is meant, where the text leaves it open. */
  readonly key: string;
  /** Whether to begin anew with it. */
  readonly isOwn: boolean;
}

/** Why it could not be; empty where it was. */
export function putImport({ form, value }: Extract<Recognised, { ok: true }>, { key, isOwn }: ImportPlace): string {
  try {
    const result = form.put(value, isOwn ? emptyWorkspace : workspace.value, { key });
    const { open, suggests } = result;
    const cases = [...result.workspace.cases, ...(suggests === null ? [] : [suggests])];
    const next = { ...result.workspace, files: withQuestion(result.workspace.files), cases };
    batch(() => {
      if (isOwn || form.scope === "whole") openWorkspace(next);
      else {
        remember(workspace.value);
        workspace.value = next;
      }
      openFile.value = open;
      isFresh.value = false;
      side.value = open === requestFile ? "answer" : "documents";
      dialog.value = null;
    });
    const assertion = suggests === null ? "" : "; that it was denied is now an assertion";
    const { notes } = result;
    const text = `Imported: ${result.said}${assertion}`;
    notice.value = { text, notes, tone: notes.length === 0 ? "plain" : "bad" };
    return "";
  } catch (error) {
    if (error instanceof SyntaxError) return `The environment must be readable first: ${error.message}`;
    throw error;
  }
}
