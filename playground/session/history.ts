/** The workspaces of before, in this browser alone: newest first, each once. */

import { signal } from "@preact/signals";
import { isWorkspace } from "../state/is-workspace.ts";
import type { Workspace } from "../state/workspace.ts";

export interface Remembered {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly workspace: Workspace;
}

const place = "kms-cedar.playground.history.1";
const longest = 30;

export const history = signal<readonly Remembered[]>([]);

/** As it is stored now: other tabs write to it as well. Where nothing can be stored, what this page remembers stays. */
export function loadHistory(): void {
  history.value = readStored() ?? history.value;
}

/** Makes room for what is open, which matters more; false where there is none to make. */
export function forgetOldest(): boolean {
  const stored = readStored() ?? [];
  if (stored.length === 0) return false;
  history.value = stored.slice(0, -1);
  store();
  return true;
}

export function remember(workspace: Workspace): void {
  if (Object.keys(workspace.files).length === 0) return;
  loadHistory();
  const text = JSON.stringify(workspace);
  const others = history.value.filter((one) => JSON.stringify(one.workspace) !== text);
  history.value = [{ at: Date.now(), workspace }, ...others].slice(0, longest);
  store();
}

export function forgetAll(): void {
  history.value = [];
  store();
}

/** Storage may be full or forbidden: the oldest go first, and then the history lasts as long as the page. */
function store(): void {
  for (let kept = history.value; ; kept = kept.slice(0, -1)) {
    try {
      localStorage.setItem(place, JSON.stringify(kept));
      return;
    } catch {
      if (kept.length === 0) return;
    }
  }
}

function readStored(): readonly Remembered[] | null {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(place) ?? "null");
    return Array.isArray(stored) ? stored.filter(isRemembered) : null;
  } catch {
    return null;
  }
}

function isRemembered(value: unknown): value is Remembered {
  return (
    typeof value === "object" &&
    value !== null &&
    "at" in value &&
    typeof value.at === "number" &&
    "workspace" in value &&
    isWorkspace(value.workspace)
  );
}
