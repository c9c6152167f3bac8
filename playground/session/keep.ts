/** Keeps what is typed in this browser, so that a reload loses nothing. */

import { effect } from "@preact/signals";
import { isFiles, isTexts, isWorkspace } from "../state/is-workspace.ts";
import { textOfFile, type Workspace } from "../state/workspace.ts";
import { forgetOldest, remember } from "./history.ts";
import { baseline, leftOut, openFile, workspace } from "./session.ts";
import { notice, tab, tabs, theme } from "./view.ts";

const place = "kms-cedar.playground.1";

/** What was there when the page was left; null on a first visit. */
export function restore(): Workspace | null {
  const stored = read();
  if (stored === null) return null;
  const { workspace: kept, open, before, without, shown, colours } = stored;
  if (colours === "light" || colours === "dark") theme.value = colours;
  const wanted = tabs.find((name) => name === shown);
  if (wanted !== undefined) tab.value = wanted;
  if (!isWorkspace(kept)) return null;
  if (isFiles(before)) baseline.value = before;
  if (isTexts(without)) leftOut.value = without;
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
      without: leftOut.value,
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
/** What this tab wrote or read last: anything else there is another tab's. */
let written: string | null = null;

function write(text: string): void {
  if (text === "") return;
  rememberOther();
  for (;;) {
    try {
      localStorage.setItem(place, text);
      written = text;
      return;
    } catch {
      if (forgetOldest()) continue;
      notice.value = { text: "this browser keeps nothing: save your work to a file or a share link", tone: "bad" };
      return;
    }
  }
}

/** What another tab has open is about to be written over, and that tab may be gone: it goes into the history. */
function rememberOther(): void {
  const stored = readStored();
  if (stored === null || stored === written) return;
  const other = parsed(stored)?.["workspace"];
  if (isWorkspace(other) && JSON.stringify(other) !== JSON.stringify(workspace.peek())) remember(other);
}

function readStored(): string | null {
  try {
    return localStorage.getItem(place);
  } catch {
    return null;
  }
}

function read(): Readonly<Record<string, unknown>> | null {
  written = readStored();
  return parsed(written);
}

function parsed(text: string | null): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text ?? "null");
    return typeof value === "object" ? (value as Readonly<Record<string, unknown>> | null) : null;
  } catch {
    return null;
  }
}
