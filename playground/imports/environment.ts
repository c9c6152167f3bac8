/** An environment: it replaces the one there is; the request stays. */

import { explode } from "../state/explode.ts";
import { firstDocument } from "../state/first-document.ts";
import { requestFile } from "../state/workspace.ts";
import { type ImportForm, imported } from "./import-form.ts";

export const environment: ImportForm = {
  name: "an environment",
  needsKey: false,
  fits: ({ keys }) => typeof keys === "object" && keys !== null && !Array.isArray(keys),
  put: (value, before) => {
    const files = { [requestFile]: before.files[requestFile] ?? "{}", ...explode(value) };
    const workspace = { title: "", description: "", files, cases: [] };
    return imported(workspace, firstDocument(workspace), "opened an environment", { replaces: true });
  },
};
