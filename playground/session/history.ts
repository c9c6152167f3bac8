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

export function loadHistory(): void {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(place) ?? "[]");
    history.value = Array.isArray(stored) ? stored.filter(isRemembered) : [];
  } catch {
    history.value = [];
  }
}

export function remember(workspace: Workspace): void {
  if (Object.keys(workspace.files).length === 0) return;
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
