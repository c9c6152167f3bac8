/** A scenario, or the file that this page saves: it replaces everything. */

import type { CaseDocument } from "../../engine/index.ts";
import { textOf } from "../state/environment-edit.ts";
import { firstDocument } from "../state/first-document.ts";
import { workspaceOf } from "../state/scenario.ts";
import { type ImportForm, imported } from "./import-form.ts";

export const scenario: ImportForm = {
  name: "a scenario",
  scope: "whole",
  fits: ({ given, cases }) => typeof given === "object" && Array.isArray(cases),
  put: ({ title, description, given, cases }) => {
    const workspace = workspaceOf({
      title: textOf(title),
      description: textOf(description),
      given,
      cases: cases as readonly CaseDocument[],
    });
    return imported(workspace, firstDocument(workspace), "opened a scenario");
  },
};
