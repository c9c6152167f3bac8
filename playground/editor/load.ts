/**
 * Puts Monaco together and hands it to the page. Loaded after first paint; never on a phone. Of the editor's features only
 * those are registered that the page uses. They stand here, because a file of imports alone would be left out: this package
 * promises that its files have no effects.
 */

import "monaco-editor/features/bracketMatching/register";
import "monaco-editor/features/clipboard/register";
import "monaco-editor/features/codeAction/register";
import "monaco-editor/features/codeEditor/register";
import "monaco-editor/features/codicon/register";
import "monaco-editor/features/cursorUndo/register";
import "monaco-editor/features/find/register";
import "monaco-editor/features/folding/register";
import "monaco-editor/features/format/register";
import "monaco-editor/features/gotoError/register";
import "monaco-editor/features/hover/register";
import "monaco-editor/features/indentation/register";
import "monaco-editor/features/linesOperations/register";
import "monaco-editor/features/multicursor/register";
import "monaco-editor/features/snippet/register";
// Its register has the ghost texts alone.
import "monaco-editor/editor/contrib/suggest/browser/suggestController";
import "monaco-editor/features/toggleTabFocusMode/register";
import "monaco-editor/features/wordOperations/register";
import "monaco-editor/languages/features/json/register";
import { editor, type IDisposable } from "monaco-editor/editor";
import { effect } from "@preact/signals";
import { openFile } from "../session/session.ts";
import { monaco } from "../session/monaco.ts";
import { offerCompletions } from "./completions.ts";
import { followStatements } from "./decorations.ts";
import { offerFixes } from "./fixes.ts";
import { offerHovers } from "./hovers.ts";
import { followMarkers } from "./markers.ts";
import { followFiles, modelOf } from "./models.ts";
import { followSchemas } from "./schemas.ts";
import { followTheme } from "./theme.ts";
import { provideWorkers } from "./workers.ts";

export function loadMonaco(): void {
  provideWorkers();
  followTheme();
  followSchemas();
  followFiles();
  followMarkers();
  offerFixes();
  offerCompletions();
  offerHovers();
  monaco.value = { attach };
}

function attach(host: HTMLElement): () => void {
  const view = editor.create(host, {
    model: modelOf(openFile.value),
    automaticLayout: true,
    fontSize: 12.5,
    lineHeight: 19,
    fontFamily: getComputedStyle(document.documentElement).getPropertyValue("--mono"),
    minimap: { enabled: false },
    scrollBeyondLastLine: false,
    glyphMargin: true,
    folding: true,
    lineNumbersMinChars: 3,
    lineDecorationsWidth: 6,
    // Tab leaves the editor; Ctrl+M makes it write a tab.
    tabFocusMode: true,
    quickSuggestions: { strings: true, other: true, comments: false },
    wordBasedSuggestions: "off",
    fixedOverflowWidgets: true,
    renderLineHighlight: "line",
    overviewRulerBorder: false,
    padding: { top: 6, bottom: 12 },
    stickyScroll: { enabled: false },
    unicodeHighlight: { ambiguousCharacters: false },
    contextmenu: false,
    wordWrap: "on",
    wrappingIndent: "indent",
    formatOnPaste: true,
    "semanticHighlighting.enabled": false,
  });
  const states = new Map<string, editor.ICodeEditorViewState | null>();
  let shown = "";
  const stop = effect(() => {
    const file = openFile.value;
    const model = modelOf(file);
    if (view.getModel() !== model) {
      if (shown !== "") states.set(shown, view.saveViewState());
      view.setModel(model);
      view.restoreViewState(states.get(file) ?? null);
    }
    shown = file;
    view.updateOptions({ ariaLabel: `${file}. Tab moves on; Ctrl+M makes Tab indent.` });
  });
  const unfollow = followStatements(view);
  const parts: readonly IDisposable[] = [view];
  return () => {
    stop();
    unfollow();
    for (const part of parts) part.dispose();
  };
}
