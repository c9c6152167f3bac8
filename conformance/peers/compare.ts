/**
 * Asks a peer, the IAM policy simulator of cloud-copilot, what our engine is asked, and prints where the two differ:
 * on the conformance cases, on scenario files given as arguments, and on generated scenarios. For cases, the expectation
 * that the case takes from AWS is right; for generated questions, our engine's answer stands in for it.
 */

import { join } from "node:path";
import { parseArgs } from "node:util";
import { compareAll, type Comparison } from "./comparison.ts";
import { decidingRule } from "./deciding-rule.ts";
import { generatedQuestions } from "./generated.ts";
import { installPeer, type Installed, peerName } from "./install.ts";
import type { Question } from "./question.ts";
import { counted, disagreements, table } from "./report.ts";
import { questionsIn } from "./scenario-files.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    scenarios: { type: "string", default: "200" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
  },
});

const installed = installOrExit();
try {
  await compare(installed);
} finally {
  installed.remove();
}

async function compare(peer: Installed): Promise<void> {
  const seed = Number(values.seed);
  const sets: [string, readonly Comparison[]][] = [];
  const add = async (name: string, questions: readonly Question[]): Promise<void> => {
    sets.push([name, await compareAll(peer, questions)]);
  };
  await add("conformance cases", await questionsIn(join(import.meta.dirname, "..", "cases")));
  for (const path of positionals) await add(path, await questionsIn(path));
  await add(`generated, seed ${String(seed)}`, await generatedQuestions(Number(values.scenarios), seed));

  for (const [name, comparisons] of sets) print(name, comparisons);
  console.log(`\n${peerName}, ${new Date().toISOString().slice(0, 10)}\n\n${table(sets)}`);
}

function print(name: string, comparisons: readonly Comparison[]): void {
  const wrong = comparisons.filter(({ question }) => question.ours.decision !== question.expected.decision);
  console.log(`\n# ${name}\n\n## Disagreements\n\n${disagreements(comparisons)}`);
  console.log("\n## Kinds of disagreement: the peer's answer, and the rule by which AWS answers otherwise\n");
  console.log(
    counted(comparisons, ({ question, verdict }) =>
      verdict.kind === "disagrees" ? `${verdict.peer}; ${decidingRule(question, verdict.peer)}` : null,
    ),
  );
  console.log("\n## What it cannot express\n");
  console.log(counted(comparisons, ({ verdict }) => (verdict.kind === "cannot express" ? verdict.what : null)));
  console.log("\n## What it refuses\n");
  console.log(counted(comparisons, ({ verdict }) => (verdict.kind === "refuses" ? verdict.why : null)));
  for (const { question } of wrong) console.log(`\nOur engine fails ${question.from}`);
}

function installOrExit(): Installed {
  try {
    return installPeer();
  } catch (error) {
    console.error(`cannot install ${peerName}: is there a way to the npm registry?\n${String(error)}`);
    process.exit(2);
  }
}
