/** The changes that rules offer, as quick fixes. The worker puts them into the text. */

import { editor, languages } from "monaco-editor/editor";
import type { Finding, Fix } from "../../engine/lint/index.ts";
import { lint } from "../session/session.ts";
import { fixFile } from "../session/fix-file.ts";
import { fileOf } from "./models.ts";

export function offerFixes(): void {
  editor.registerCommand("kms-cedar.fix", (_accessor: unknown, file: string, fix: Fix) => {
    void fixFile(file, fix);
  });
  languages.registerCodeActionProvider("json", {
    provideCodeActions: (model, range, context) => {
      const file = fileOf(model);
      const findings = (lint.value?.findings ?? []).filter((finding) => finding.file === file && finding.fix !== null);
      const markerOf = ({ rule, start }: Finding) =>
        context.markers.find(
          ({ code, startLineNumber, startColumn }) =>
            code === rule && startLineNumber === start?.line && startColumn === start.column,
        );
      const here = findings.filter((finding) => markerOf(finding) !== undefined);
      const meant = here.length > 0 ? here : findings.filter(({ start }) => start?.line === range.startLineNumber);
      const actions = meant.flatMap((finding): languages.CodeAction[] => {
        const { fix } = finding;
        const marker = markerOf(finding);
        if (fix === null) return [];
        return [
          {
            title: fix.description.charAt(0).toUpperCase() + fix.description.slice(1),
            kind: "quickfix",
            ...(marker === undefined ? {} : { diagnostics: [marker] }),
            isPreferred: fix.safe,
            command: { id: "kms-cedar.fix", title: fix.description, arguments: [file, fix] },
          },
        ];
      });
      return { actions, dispose: () => undefined };
    },
  });
}
