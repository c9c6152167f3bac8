/** Puts what was imported into the workspace, and tells what was done. */

import { batch } from "@preact/signals";
import type { Recognised } from "../imports/recognise.ts";
import { openWorkspace } from "./edit.ts";
import { remember } from "./history.ts";
import { openFile, workspace } from "./session.ts";
import { dialog, notice, side } from "./view.ts";

/** Why it could not be; empty where it was. */
export function putImport({ form, value }: Extract<Recognised, { ok: true }>, key: string): string {
  try {
    const result = form.put(value, workspace.value, { key });
    const { suggests } = result;
    batch(() => {
      if (result.replaces) openWorkspace(result.workspace);
      else {
        remember(workspace.value);
        const cases = suggests === null ? [] : [suggests];
        workspace.value = { ...result.workspace, cases: [...result.workspace.cases, ...cases] };
      }
      openFile.value = result.open;
      side.value = result.open === "request.json" ? "answer" : "documents";
      dialog.value = null;
    });
    const assertion = suggests === null ? "" : "; that it was denied is now an assertion";
    const notes = result.notes.map((note) => `. Note: ${note}`).join("");
    notice.value = {
      text: `Imported: ${result.said}${assertion}${notes}`,
      tone: result.notes.length === 0 ? "plain" : "bad",
    };
    return "";
  } catch (error) {
    if (error instanceof SyntaxError) return `The environment must be readable first: ${error.message}`;
    throw error;
  }
}
