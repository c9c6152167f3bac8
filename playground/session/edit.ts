/** What a user does to the workspace. Replacing it as a whole puts the one before into the history. */

import { batch } from "@preact/signals";
import { type Workspace, withFile } from "../state/workspace.ts";
import { remember } from "./history.ts";
import { matrixNow, matrixWhole } from "./matrix.ts";
import {
  answered,
  baseline,
  cases,
  checkIndex,
  isFresh,
  leftOut,
  lint,
  openFile,
  translation,
  trouble,
  workspace,
} from "./session.ts";
import { firstDocument } from "../state/first-document.ts";

export function editFile(name: string, text: string): void {
  if (workspace.value.files[name] === text) return;
  workspace.value = withFile(workspace.value, name, text);
}

/** Opens another workspace. */
export function openWorkspace(next: Workspace): void {
  remember(workspace.value);
  batch(() => {
    workspace.value = next;
    leftOut.value = [];
    baseline.value = null;
    checkIndex.value = 0;
    answered.value = null;
    trouble.value = null;
    lint.value = null;
    cases.value = null;
    translation.value = null;
    matrixNow.value = null;
    matrixWhole.value = null;
    openFile.value = firstDocument(next);
    isFresh.value = true;
  });
}

export function toggleLeftOut(part: string): void {
  const without = leftOut.value.filter((one) => one !== part);
  leftOut.value = without.length === leftOut.value.length ? [...without, part] : without;
}
