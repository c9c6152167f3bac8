/** The matrix, asked while it is looked at: as things are, and without what is left out. */

import { computed, effect, signal } from "@preact/signals";
import type { MatrixAnswer, MatrixPlan } from "../engine.protocol.ts";
import { keysOf, principalsOf } from "../state/names.ts";
import { circumstancesIn, fieldsOf } from "../state/request-fields.ts";
import { requestFile } from "../state/workspace.ts";
import { engine } from "./answers.ts";
import { leftOut, workspace } from "./session.ts";
import { tab } from "./view.ts";

/** The key that is looked at; empty for the one that is asked about. */
export const chosenKey = signal("");
/** Whether each cell is asked with what the request says beside who, what and which key. */
export const asInRequest = signal(true);

export const shownKey = computed(() => {
  const { files } = workspace.value;
  const keys = keysOf(files);
  const asked = fieldsOf(files[requestFile] ?? "").resource;
  const wanted = chosenKey.value === "" ? asked : chosenKey.value;
  return keys.find(({ arn, alias }) => arn === wanted || (alias !== "" && alias === wanted))?.arn ?? keys[0]?.arn ?? "";
});

export const matrixNow = signal<MatrixAnswer | null>(null);
/** With nothing left out; null where nothing is. */
export const matrixWhole = signal<MatrixAnswer | null>(null);

/** How long typing must rest, in milliseconds. */
const pause = 250;

export function planFor(keys: readonly string[], principals: readonly string[]): MatrixPlan {
  return { keys, principals, circumstances: circumstances() };
}

/** What a cell is asked with beside who, what and which key. */
export function circumstances(): MatrixPlan["circumstances"] {
  return asInRequest.value ? circumstancesIn(workspace.value.files[requestFile] ?? "") : {};
}

export function keepMatrix(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    const { files } = workspace.value;
    const without = leftOut.value;
    const plan = planFor([shownKey.value], principalsOf(files));
    clearTimeout(timer);
    if (tab.value !== "matrix" || shownKey.value === "") return;
    timer = setTimeout(
      () => {
        void ask(plan, files, without);
      },
      matrixNow.value === null ? 0 : pause,
    );
  });
}

async function ask(
  plan: MatrixPlan,
  files: Readonly<Record<string, string>>,
  without: readonly string[],
): Promise<void> {
  const [now, whole] = await Promise.all([
    engine.ask({ kind: "matrix", use: "now", project: { files, without }, plan }),
    without.length === 0 ? null : engine.ask({ kind: "matrix", use: "before", project: { files, without: [] }, plan }),
  ]);
  if (now?.kind !== "matrix") return;
  matrixNow.value = now;
  matrixWhole.value = whole?.kind === "matrix" ? whole : null;
}
