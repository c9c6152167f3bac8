/** A request or a call, in the format of this project. */

import { withRequest } from "../state/asked-request.ts";
import { requestFile } from "../state/workspace.ts";
import { type ImportForm, imported } from "./import-form.ts";

export const request: ImportForm = {
  name: "a request",
  scope: "part",
  fits: (value) => "principal" in value && ("action" in value || "operation" in value),
  put: (value, workspace) =>
    imported({ ...workspace, files: withRequest(workspace.files, value) }, requestFile, "asked the request"),
};
