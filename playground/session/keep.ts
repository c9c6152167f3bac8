/** Keeps what is typed in this browser, so that a reload loses nothing. */

import { effect } from "@preact/signals";
import { isFiles, isWorkspace } from "../state/is-workspace.ts";
import { textOfFile, type Workspace } from "../state/workspace.ts";
import { baseline, openFile, workspace } from "./session.ts";
import { notice, tab, tabs, theme } from "./view.ts";

const place = "kms-cedar.playground.1";

/** What was there when the page was left; null on a first visit. */
export function restore(): Workspace | null {
  const stored = read();
  if (stored === null) return null;
  const { workspace: kept, open, before, shown, colours } = stored;
  if (colours === "light" || colours === "dark") theme.value = colours;
  const wanted = tabs.find((name) => name === shown);
  if (wanted !== undefined) tab.value = wanted;
  if (!isWorkspace(kept)) return null;
  if (isFiles(before)) baseline.value = before;
  if (typeof open === "string" && textOfFile(kept.files, open) !== undefined) openFile.value = open;
  return kept;
}

export function keepStored(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    const text = JSON.stringify({
      workspace: workspace.value,
      open: openFile.value,
      before: baseline.value,
      shown: tab.value,
      colours: theme.value,
    });
    clearTimeout(timer);
    timer = setTimeout(() => {
      write(text);
    }, 100);
    latest = text;
  });
  // A page that goes away does not wait for its timers.
  addEventListener("pagehide", () => {
    write(latest);
  });
}

let latest = "";

function write(text: string): void {
  if (text === "") return;
  try {
    localStorage.setItem(place, text);
  } catch {
    notice.value = { text: "this browser keeps nothing: save your work to a file or a share link", tone: "bad" };
  }
}

function read(): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(place) ?? "null");
    return typeof value === "object" ? (value as Readonly<Record<string, unknown>> | null) : null;
  } catch {
    return null;
  }
}
