/** The page's end of the worker: starts it, asks, and starts a fresh one when the engine in it has failed. */

import {
  type Answer,
  type Answered,
  type Asked,
  channelOf,
  type Question,
  type Unanswered,
} from "./engine.protocol.ts";

export interface Engine {
  /** The answer; null when a newer question took its place. */
  readonly ask: <Q extends Question>(question: Q) => Promise<Extract<Answer, { kind: Q["kind"] }> | Unanswered | null>;
}

interface Waiting {
  readonly id: number;
  readonly resolve: (answer: Answer | Unanswered | null) => void;
}

/** The worker starts with the first question. */
export function startEngine(name: string): Engine {
  let worker: Worker | null = null;
  let nextId = 0;
  const waiting = new Map<string, Waiting>();

  function start(): Worker {
    const started = new Worker(new URL("./engine.worker.ts", import.meta.url), { type: "module", name });
    started.addEventListener("message", ({ data }: MessageEvent<Answered>) => {
      settle(data);
    });
    started.addEventListener("error", ({ message }) => {
      if (worker === started) end({ kind: "unanswered", diagnostics: [], fault: message || "the engine did not load" });
    });
    return started;
  }

  /** The next question starts a fresh worker; what waits gets this answer. */
  function end(answer: Unanswered | null): void {
    worker?.terminate();
    worker = null;
    const asked = [...waiting.values()];
    waiting.clear();
    for (const { resolve } of asked) resolve(answer);
  }

  function settle({ id, answer }: Answered): void {
    for (const [channel, { id: expected, resolve }] of waiting) {
      if (expected !== id) continue;
      waiting.delete(channel);
      resolve(answer);
    }
    if (hasFailed(answer)) end(null);
  }

  return {
    ask: (question) =>
      new Promise((resolve) => {
        nextId += 1;
        const channel = channelOf(question);
        waiting.get(channel)?.resolve(null);
        waiting.set(channel, { id: nextId, resolve: resolve as Waiting["resolve"] });
        worker ??= start();
        worker.postMessage({ id: nextId, question } satisfies Asked);
      }),
  };
}

/** After a trap each decision is undecidable until the module is loaded again; one that did not load stays so. */
function hasFailed(answer: Answer | Unanswered): boolean {
  if (answer.kind === "unanswered") return answer.fault !== null;
  return (
    answer.kind === "explain" && answer.checks.some(({ message }) => /Cedar (?:failed|module trapped)/u.test(message))
  );
}
