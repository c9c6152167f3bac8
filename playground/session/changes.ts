/** What a change of the policies changes: every cell that flips between the version kept and the texts as they are. */

import { effect, signal } from "@preact/signals";
import { affectedBy } from "../state/affected.ts";
import { type Flip, flipsBetween } from "../state/flips.ts";
import type { Files } from "../state/workspace.ts";
import { engine } from "./answers.ts";
import { planFor } from "./matrix.ts";
import { baseline, workspace } from "./session.ts";
import { tab } from "./view.ts";

export interface Changes {
  readonly files: readonly string[];
  readonly flips: readonly Flip[];
  readonly asked: number;
  /** Why it cannot be told; empty where it can. */
  readonly problem: string;
}

/** Null while it is being asked. */
export const changes = signal<Changes | null>(null);

const pause = 300;

export function keepChanges(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    const before = baseline.value;
    const { files } = workspace.value;
    clearTimeout(timer);
    if (before === null || tab.value !== "changes") return;
    timer = setTimeout(() => {
      void compare(before, files);
    }, pause);
  });
}

async function compare(before: Files, after: Files): Promise<void> {
  const { files, keys, principals } = affectedBy(before, after);
  if (files.length === 0) {
    changes.value = { files, flips: [], asked: 0, problem: "" };
    return;
  }
  const plan = planFor(keys, principals);
  const [was, is] = await Promise.all([
    engine.ask({ kind: "matrix", use: "before", project: { files: before, without: [] }, plan }),
    engine.ask({ kind: "matrix", use: "now", project: { files: after, without: [] }, plan }),
  ]);
  if (was === null || is === null) return;
  if (was.kind !== "matrix" || is.kind !== "matrix") {
    const which = was.kind === "matrix" ? "the version now" : "the version before";
    const told = [was, is]
      .flatMap((one) => (one.kind === "unanswered" ? one.diagnostics : []))
      .map(({ message }) => message);
    changes.value = { files, flips: [], asked: 0, problem: `${which} cannot be read: ${told.join("; ")}` };
    return;
  }
  const asked = keys.length * principals.length * Object.keys(Object.values(is.rows)[0] ?? {}).length;
  changes.value = { files, flips: flipsBetween(was, is), asked, problem: "" };
}
