/**
 * An environment: it replaces the one there is; the request stays, and where there is none the first principal asks for
 * the first key.
 */

import { explode } from "../state/explode.ts";
import { firstDocument } from "../state/first-document.ts";
import { withQuestion } from "../state/first-question.ts";
import { sessionPolicyFiles } from "../state/asked-request.ts";
import { type Files, requestFile } from "../state/workspace.ts";
import { type ImportForm, imported } from "./import-form.ts";

export const environment: ImportForm = {
  name: "an environment",
  scope: "whole",
  fits: ({ keys }) => typeof keys === "object" && keys !== null && !Array.isArray(keys),
  put: (value, before) => {
    const files = withQuestion({ ...askedIn(before.files), ...explode(value) });
    const workspace = { title: "", description: "", files, cases: [] };
    return imported(workspace, firstDocument(workspace), "opened an environment");
  },
};

/** The request with its session policies. */
function askedIn(files: Files): Files {
  const asked = [requestFile, ...sessionPolicyFiles(files)];
  return Object.fromEntries(Object.entries(files).filter(([file]) => asked.includes(file)));
}
