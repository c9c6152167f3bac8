/** Makes a cell of a matrix, or an assertion, the question, and shows why it is answered as it is. */

import { batch } from "@preact/signals";
import { printJson } from "../state/print-json.ts";
import { withAction, withPrincipal, withResource } from "../state/request-fields.ts";
import { requestFile } from "../state/workspace.ts";
import { editFile } from "./edit.ts";
import { checkIndex, workspace } from "./session.ts";
import { side, tab } from "./view.ts";

export interface Cell {
  readonly principal: string;
  readonly action: string;
  /** Empty for an action without a resource. */
  readonly resource: string;
}

export function askAbout({ principal, action, resource }: Cell): void {
  const text = workspace.value.files[requestFile] ?? "{}";
  show(withResource(withAction(withPrincipal(text, principal), action), resource));
}

export function askRequest(request: unknown): void {
  show(printJson(request));
}

function show(text: string): void {
  batch(() => {
    editFile(requestFile, text);
    checkIndex.value = 0;
    tab.value = "explanation";
    side.value = "answer";
  });
  document.querySelector(".answer")?.scrollTo({ top: 0 });
}
