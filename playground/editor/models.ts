/** A model a file. What is typed goes to the workspace; what the page changes there comes back as the smallest edit. */

import { editor, Uri } from "monaco-editor/editor";
import { effect } from "@preact/signals";
import { editFile } from "../session/edit.ts";
import { workspace } from "../session/session.ts";
import { isTooDeep } from "../state/json-text.ts";
import { textOfFile } from "../state/workspace.ts";

const models = new Map<string, editor.ITextModel>();

/** Made where it is wanted first: of the effects of one change, none knows which runs before the others. */
export function modelOf(file: string): editor.ITextModel | null {
  const text = textOfFile(workspace.peek().files, file);
  return models.get(file) ?? (text === undefined ? null : create(file, text));
}

export function fileOf(model: editor.ITextModel): string {
  return model.uri.path.slice(1);
}

export function followFiles(): void {
  effect(() => {
    const { files } = workspace.value;
    for (const [file, text] of Object.entries(files)) {
      const model = modelOf(file);
      if (model !== null && model.getValue() !== text) replace(model, text);
    }
    for (const [file, model] of models) {
      if (textOfFile(files, file) !== undefined) continue;
      models.delete(file);
      model.dispose();
    }
  });
}

function create(file: string, text: string): editor.ITextModel {
  const model = editor.createModel(text, languageOf(text), Uri.from({ scheme: "file", path: `/${file}` }));
  model.updateOptions({
    tabSize: 2,
    insertSpaces: true,
    bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false },
  });
  model.onDidChangeContent(() => {
    const typed = model.getValue();
    followLanguage(model, typed);
    editFile(file, typed);
  });
  models.set(file, model);
  return model;
}

function followLanguage(model: editor.ITextModel, text: string): void {
  const language = languageOf(text);
  if (model.getLanguageId() !== language) editor.setModelLanguage(model, language);
}

/** What is nested without end is too much for the editor's own reader. */
function languageOf(text: string): string {
  return isTooDeep(text) ? "plaintext" : "json";
}

/** One edit between what both texts begin and end with, so that the cursor stays and the change can be undone. */
function replace(model: editor.ITextModel, text: string): void {
  followLanguage(model, text);
  const before = model.getValue();
  const shorter = Math.min(before.length, text.length);
  let start = 0;
  while (start < shorter && before[start] === text[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === text.at(-1 - end)) end += 1;
  const from = model.getPositionAt(start);
  const to = model.getPositionAt(before.length - end);
  const range = {
    startLineNumber: from.lineNumber,
    startColumn: from.column,
    endLineNumber: to.lineNumber,
    endColumn: to.column,
  };
  model.pushEditOperations([], [{ range, text: text.slice(start, text.length - end) }], () => null);
}
