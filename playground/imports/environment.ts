/**
 * An environment: it replaces the one there is; the request stays, and where there is none the first principal asks for
 * the first key.
 */

import { explode } from "../state/explode.ts";
import { firstDocument } from "../state/first-document.ts";
import { keysOf, principalsOf } from "../state/names.ts";
import { printJson } from "../state/print-json.ts";
import { type Files, requestFile } from "../state/workspace.ts";
import { accountOf } from "../state/short-arn.ts";
import { type ImportForm, imported } from "./import-form.ts";

export const environment: ImportForm = {
  name: "an environment",
  needsKey: false,
  fits: ({ keys }) => typeof keys === "object" && keys !== null && !Array.isArray(keys),
  put: (value, before) => {
    const documents = explode(value);
    const files = { [requestFile]: before.files[requestFile] ?? printJson(firstQuestion(documents)), ...documents };
    const workspace = { title: "", description: "", files, cases: [] };
    return imported(workspace, firstDocument(workspace), "opened an environment", { replaces: true });
  },
};

function firstQuestion(files: Files) {
  const [principal] = principalsOf(files);
  const [key] = keysOf(files);
  return {
    principal: principal ?? `arn:aws:iam::${key === undefined ? "111122223333" : accountOf(key.arn)}:root`,
    action: "kms:Decrypt",
    ...(key === undefined ? {} : { resource: key.arn }),
  };
}
