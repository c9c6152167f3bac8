/** A scenario, or the file that this page saves: it replaces everything. */

import { itemsOf, textOf } from "../state/environment-edit.ts";
import { firstDocument } from "../state/first-document.ts";
import { isCase } from "../state/is-workspace.ts";
import { workspaceOf } from "../state/scenario.ts";
import { type ImportForm, imported } from "./import-form.ts";

const needs = "it needs a name, who asks for what, and the decision that is expected";

export const scenario: ImportForm = {
  name: "a scenario",
  scope: "whole",
  fits: ({ given, cases }) => typeof given === "object" && Array.isArray(cases),
  put: ({ title, description, given, cases }) => {
    const all = itemsOf(cases);
    const workspace = workspaceOf({
      title: textOf(title),
      description: textOf(description),
      given,
      cases: all.filter(isCase),
    });
    const notes = all.flatMap((one, index) => (isCase(one) ? [] : [`case ${String(index + 1)} is left out: ${needs}`]));
    return imported(workspace, firstDocument(workspace), "opened a scenario", { notes });
  },
};
