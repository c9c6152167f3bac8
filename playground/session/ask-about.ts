/** Makes a cell of a matrix, or an assertion, the question, and shows why it is answered as it is. */

import { batch } from "@preact/signals";
import { withRequest } from "../state/asked-request.ts";
import { requestFile, textOfFile } from "../state/workspace.ts";
import { circumstances } from "./matrix.ts";
import { checkIndex, openFile, workspace } from "./session.ts";
import { side, tab } from "./view.ts";

export interface Cell {
  readonly principal: string;
  readonly action: string;
  /** Empty for an action without a resource. */
  readonly resource: string;
}

/** Asked as the cell is: with what the request says besides, where the matrix asks so, and without a session. */
export function askAbout({ principal, action, resource }: Cell): void {
  askRequest({ principal, action, ...(resource === "" ? {} : { resource }), ...circumstances() });
}

export function askRequest(request: unknown): void {
  batch(() => {
    const files = withRequest(workspace.value.files, request);
    workspace.value = { ...workspace.value, files };
    if (textOfFile(files, openFile.value) === undefined) openFile.value = requestFile;
    checkIndex.value = 0;
    tab.value = "explanation";
    side.value = "answer";
  });
  document.querySelector(".answer")?.scrollTo({ top: 0 });
}
