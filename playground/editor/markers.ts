/** What cannot be read, and what the linter finds, as squiggles. */

import { editor, MarkerSeverity } from "monaco-editor/editor";
import { effect } from "@preact/signals";
import { lint, trouble, workspace } from "../session/session.ts";
import { modelOf } from "./models.ts";

const severities = { error: MarkerSeverity.Error, warning: MarkerSeverity.Warning, info: MarkerSeverity.Info } as const;

export function followMarkers(): void {
  effect(() => {
    const diagnostics = trouble.value?.diagnostics ?? [];
    for (const file of Object.keys(workspace.value.files)) {
      const model = modelOf(file);
      if (model === null) continue;
      const markers = diagnostics
        .filter((diagnostic) => diagnostic.file === file)
        .map(({ line, column, message }): editor.IMarkerData => {
          const start = { lineNumber: line ?? 1, column: column ?? 1 };
          return {
            severity: MarkerSeverity.Error,
            message: plain(message),
            source: "kms-cedar",
            ...rangeAt(model, start),
          };
        });
      editor.setModelMarkers(model, "read", markers);
    }
  });
  effect(() => {
    const findings = lint.value?.findings ?? [];
    for (const file of Object.keys(workspace.value.files)) {
      const model = modelOf(file);
      if (model === null) continue;
      const markers = findings
        .filter((finding) => finding.file === file && finding.start !== null)
        .map(({ start, end, message, rule, severity }): editor.IMarkerData => {
          const from = { lineNumber: start?.line ?? 1, column: start?.column ?? 1 };
          // An object's finding is marked at its first line: a squiggle under a whole statement tells nothing.
          const isLong = end === null || end.line > from.lineNumber;
          return {
            severity: severities[severity],
            message: plain(message),
            source: "kms-cedar lint",
            code: rule,
            ...(isLong
              ? rangeAt(model, from)
              : {
                  startLineNumber: from.lineNumber,
                  startColumn: from.column,
                  endLineNumber: end.line,
                  endColumn: end.column,
                }),
          };
        });
      editor.setModelMarkers(model, "lint", markers);
    }
  });
}

/** The word at a position, or what is left of its line. */
function rangeAt(model: editor.ITextModel, { lineNumber, column }: { lineNumber: number; column: number }) {
  const line = Math.min(lineNumber, model.getLineCount());
  const text = model.getLineContent(line).slice(column - 1);
  const token = /^"(?:[^"\\]|\\.)*"|^[\w.+-]+|^./u.exec(text)?.[0] ?? "";
  return {
    startLineNumber: line,
    startColumn: column,
    endLineNumber: line,
    endColumn: column + Math.max(token.length, 1),
  };
}

function plain(message: string): string {
  return message.charAt(0).toUpperCase() + message.slice(1);
}
