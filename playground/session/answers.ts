/** Keeps answers live: whatever is typed is asked again after a short pause; what nobody looks at is not asked. */

import { batch, computed, effect, signal } from "@preact/signals";
import { startEngine } from "../engine.client.ts";
import type { Project } from "../engine.protocol.ts";
import { decidingDocument } from "../state/deciding-document.ts";
import { answered, cases, isFresh, leftOut, lint, openFile, translation, tree, trouble, workspace } from "./session.ts";
import { tab } from "./view.ts";

/** How long a pause in typing is, in milliseconds. */
const pause = 120;
/** The linter looks at whole documents, and at a longer pause. */
const lintPause = 400;

export const engine = startEngine("engine");
/** A worker of its own: an environment of many keys may be linted for seconds, and an answer must not wait for that. */
const linter = startEngine("linter");
/** The first answer comes before all else. */
const isReady = computed(() => answered.value !== null || trouble.value !== null);
/** From the pause in typing to the answer on the page, in milliseconds. */
export const latency = signal<number | null>(null);
/** How many there were; the first waits for Cedar to load. */
export const answers = signal(0);

export function keepAnswering(): void {
  afterPause(
    () => ({ files: workspace.value.files, without: leftOut.value }),
    (project) => void explain(project),
    pause,
  );
  afterPause(
    () => (isReady.value ? { files: workspace.value.files, without: [] } : null),
    (project) => void lintAll(project),
    lintPause,
  );
  afterPause(
    () =>
      isReady.value
        ? { project: { files: workspace.value.files, without: leftOut.value }, list: workspace.value.cases }
        : null,
    ({ project, list }) => void runCases(project, list),
    pause * 2,
  );
  afterPause(
    () => (tab.value === "cedar" ? { files: workspace.value.files, without: leftOut.value } : null),
    (project) => void translate(project),
    pause,
  );
}

/** Runs at once the first time; then when what it reads has rested. */
function afterPause<T>(read: () => T | null, run: (value: T) => void, milliseconds: number): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let first = true;
  effect(() => {
    const value = read();
    clearTimeout(timer);
    if (value === null) return;
    timer = setTimeout(
      () => {
        run(value);
      },
      first ? 0 : milliseconds,
    );
    first = false;
  });
}

async function explain(project: Project): Promise<void> {
  const start = performance.now();
  const answer = await engine.ask({ kind: "explain", project });
  if (answer === null) return;
  if (answer.kind === "unanswered") {
    trouble.value = answer;
    return;
  }
  batch(() => {
    trouble.value = null;
    answered.value = { answer, files: project.files, leftOut: project.without };
    answers.value += 1;
    latency.value = performance.now() - start;
  });
  if (isFresh.value) openFile.value = decidingDocument(tree.value) ?? openFile.value;
  isFresh.value = false;
}

async function lintAll(project: Project): Promise<void> {
  const answer = await linter.ask({ kind: "lint", project });
  if (answer?.kind === "lint") lint.value = answer;
}

async function runCases(project: Project, list: (typeof workspace.value)["cases"]): Promise<void> {
  const answer = await engine.ask({ kind: "cases", project, cases: list });
  if (answer?.kind === "cases") cases.value = answer;
}

async function translate(project: Project): Promise<void> {
  const answer = await engine.ask({ kind: "translate", project });
  if (answer?.kind === "translate") translation.value = answer;
}
