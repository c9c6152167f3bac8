/** A request or a call, in the format of this project. */

import { printJson } from "../state/print-json.ts";
import { requestFile, withFile } from "../state/workspace.ts";
import { type ImportForm, imported } from "./import-form.ts";

export const request: ImportForm = {
  name: "a request",
  needsKey: false,
  fits: (value) => "principal" in value && ("action" in value || "operation" in value),
  put: (value, workspace) =>
    imported(withFile(workspace, requestFile, printJson(value)), requestFile, "asked the request"),
};
