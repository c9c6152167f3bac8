/** Names of AWS and of the environment, completed inside strings. */

import { type editor, languages } from "monaco-editor/editor";
import { workspace } from "../session/session.ts";
import { type NameChoice, namesAt } from "../state/completion-names.ts";
import { fileOf } from "./models.ts";

const kinds: Readonly<Record<NameChoice["kind"], languages.CompletionItemKind>> = {
  action: languages.CompletionItemKind.Function,
  "condition-key": languages.CompletionItemKind.Field,
  principal: languages.CompletionItemKind.User,
  key: languages.CompletionItemKind.Reference,
  value: languages.CompletionItemKind.Value,
  operation: languages.CompletionItemKind.Method,
  file: languages.CompletionItemKind.File,
};

export function offerCompletions(): void {
  languages.registerCompletionItemProvider("json", {
    triggerCharacters: ['"', ":", "/"],
    provideCompletionItems: (model, position) => {
      const file = fileOf(model);
      const offset = model.getOffsetAt(position);
      const files = { ...workspace.value.files, [file]: model.getValue() };
      const range = stringAround(model, position);
      return {
        suggestions: namesAt(files, file, offset).map(({ name, kind }) => ({
          label: name,
          kind: kinds[kind],
          insertText: JSON.stringify(name),
          filterText: JSON.stringify(name),
          range,
        })),
      };
    },
  });
}

/** The string that the position stands in, with its quotation marks; an empty range outside of one. */
function stringAround(model: editor.ITextModel, { lineNumber, column }: { lineNumber: number; column: number }) {
  const line = model.getLineContent(lineNumber);
  for (const { 0: text, index } of line.matchAll(/"(?:[^"\\]|\\.)*"?/gu)) {
    const end = index + text.length;
    if (index < column - 1 && column - 1 <= (text.endsWith('"') && text.length > 1 ? end - 1 : end))
      return { startLineNumber: lineNumber, startColumn: index + 1, endLineNumber: lineNumber, endColumn: end + 1 };
  }
  return { startLineNumber: lineNumber, startColumn: column, endLineNumber: lineNumber, endColumn: column };
}
