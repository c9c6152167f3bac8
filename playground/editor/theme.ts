/** The editor in the page's colours, light and dark. */

import { editor } from "monaco-editor/editor";
import { effect, signal } from "@preact/signals";
import { theme } from "../session/view.ts";

/** What is chosen in a list, and what of a name fits what is typed. */
function chosen(ground: string, text: string, fits: string): Readonly<Record<string, string>> {
  return {
    "editorSuggestWidget.selectedBackground": ground,
    "editorSuggestWidget.selectedForeground": text,
    "editorSuggestWidget.selectedIconForeground": text,
    "editorSuggestWidget.focusHighlightForeground": text,
    "editorSuggestWidget.highlightForeground": fits,
    "list.focusBackground": ground,
    "list.focusForeground": text,
  };
}

const systemIsDark = matchMedia("(prefers-color-scheme: dark)");
const dark = signal(systemIsDark.matches);

export function followTheme(): void {
  editor.defineTheme("page-light", {
    base: "vs",
    inherit: true,
    rules: [
      { token: "string.key.json", foreground: "14655a" },
      { token: "string.value.json", foreground: "33413e" },
      { token: "number.json", foreground: "7d5300" },
      { token: "keyword.json", foreground: "7d5300" },
    ],
    colors: {
      "editor.background": "#ffffff",
      "editorGutter.background": "#ffffff",
      "editorLineNumber.foreground": "#6b7774",
      "editorLineNumber.activeForeground": "#17211f",
      "editorLineNumber.dimmedForeground": "#6b7774",
      "editor.lineHighlightBackground": "#f4f6f5",
      "editor.lineHighlightBorder": "#00000000",
      "editorIndentGuide.background1": "#e8ecea",
      "editorWidget.background": "#fafbfa",
      ...chosen("#14655a", "#ffffff", "#14655a"),
    },
  });
  editor.defineTheme("page-dark", {
    base: "vs-dark",
    inherit: true,
    rules: [
      { token: "string.key.json", foreground: "5cc4b2" },
      { token: "string.value.json", foreground: "ccd5d2" },
      { token: "number.json", foreground: "e2b04a" },
      { token: "keyword.json", foreground: "e2b04a" },
    ],
    colors: {
      "editor.background": "#171c1b",
      "editorGutter.background": "#171c1b",
      "editorLineNumber.foreground": "#84918d",
      "editorLineNumber.activeForeground": "#e3e9e7",
      "editorLineNumber.dimmedForeground": "#84918d",
      "editor.lineHighlightBackground": "#1c2221",
      "editor.lineHighlightBorder": "#00000000",
      "editorIndentGuide.background1": "#262e2c",
      "editorWidget.background": "#1c2221",
      ...chosen("#5cc4b2", "#101413", "#5cc4b2"),
    },
  });
  systemIsDark.addEventListener("change", ({ matches }) => {
    dark.value = matches;
  });
  effect(() => {
    const isDark = theme.value === "system" ? dark.value : theme.value === "dark";
    editor.setTheme(isDark ? "page-dark" : "page-light");
  });
}
