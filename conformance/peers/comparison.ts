/** Both engines asked the same, answer by answer. */

import { inexpressible } from "./inexpressible.ts";
import type { Installed } from "./install.ts";
import { askPeer, type PeerAnswer } from "./peer.ts";
import type { Outcome, Question } from "./question.ts";
import { simulationOf } from "./simulation.ts";

export type Verdict =
  | { readonly kind: "agrees" }
  | { readonly kind: "disagrees"; readonly peer: Outcome }
  | { readonly kind: "cannot express"; readonly what: string }
  | { readonly kind: "refuses"; readonly why: string };

export interface Comparison {
  readonly question: Question;
  readonly verdict: Verdict;
}

export async function compareAll(installed: Installed, questions: readonly Question[]): Promise<readonly Comparison[]> {
  const limits = await Promise.all(questions.map(inexpressible));
  const answers = await askPeer(
    installed,
    questions.flatMap(({ situations }, index) => (limits[index] === null ? situations.map(simulationOf) : [])),
  );
  let next = 0;
  return questions.map((question, index) => {
    const what = limits[index] ?? null;
    if (what !== null) return { question, verdict: { kind: "cannot express", what } };
    return { question, verdict: verdictOf(question, answers.slice(next, (next += question.situations.length))) };
  });
}

/** A call is allowed when every permission is. */
function verdictOf(question: Question, answers: readonly PeerAnswer[]): Verdict {
  for (const answer of answers) if ("refused" in answer) return { kind: "refuses", why: answer.refused };
  const given = answers.filter((answer) => "allowed" in answer);
  const peer = given.every(({ allowed }) => allowed) ? "Allow" : "Deny";
  if (peer === question.expected.decision) return { kind: "agrees" };
  const needed = given.flatMap(({ dropped }) => dropped).find((key) => isNamed(key, question));
  if (needed === undefined) return { kind: "disagrees", peer };
  return { kind: "cannot express", what: `the condition key ${needed.replace(/^(kms:[^:]+:).*$/u, "$1*")}` };
}

/** Whether some policy has a condition on the key. */
function isNamed(key: string, { environment, asked }: Question): boolean {
  return JSON.stringify([environment, asked.session]).toLowerCase().includes(JSON.stringify(key).toLowerCase());
}
