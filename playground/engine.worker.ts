/** The engine in a worker of its own: questions in, answers out; of those that replace one another only the newest is answered. */

import { InvalidInput } from "../engine/index.ts";
import {
  type Answer,
  type Answered,
  type Asked,
  channelOf,
  type Question,
  type Unanswered,
} from "./engine.protocol.ts";
import { messageOf } from "./state/message-of.ts";
import { runCases } from "./worker/cases.ts";
import { explain } from "./worker/explain.ts";
import { fix } from "./worker/fix.ts";
import { lint } from "./worker/lint.ts";
import { askMatrix } from "./worker/matrix.ts";
import { translate } from "./worker/translate.ts";

const newest = new Map<string, number>();

addEventListener("message", ({ data }: MessageEvent<Asked>) => {
  const { id, question } = data;
  const channel = channelOf(question);
  newest.set(channel, id);
  const isWanted = (): boolean => newest.get(channel) === id;
  answer(question, isWanted).then(
    (found) => {
      if (found !== null) postMessage({ id, answer: found } satisfies Answered);
    },
    (error: unknown) => {
      postMessage({ id, answer: unanswered(error) } satisfies Answered);
    },
  );
});

async function answer(question: Question, isWanted: () => boolean): Promise<Answer | null> {
  switch (question.kind) {
    case "explain":
      return explain(question.project);
    case "translate":
      return translate(question.project);
    case "lint":
      return lint(question.project, isWanted);
    case "fix":
      return fix(question.text, question.fix);
    case "cases":
      return runCases(question.project, question.cases, isWanted);
    case "matrix":
      return askMatrix(question.project, question.plan, isWanted);
  }
}

function unanswered(error: unknown): Unanswered {
  if (error instanceof InvalidInput) return { kind: "unanswered", diagnostics: error.diagnostics, fault: null };
  return { kind: "unanswered", diagnostics: [], fault: messageOf(error) };
}
