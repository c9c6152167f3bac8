/** What is printed: each disagreement, what cannot be said, and the table. */

import type { Comparison } from "./comparison.ts";
import { decidingRule } from "./deciding-rule.ts";

/** Every disagreement with its request, both answers and the rule that decides it. */
export function disagreements(comparisons: readonly Comparison[]): string {
  return comparisons
    .flatMap(({ question, verdict }) => {
      if (verdict.kind === "agrees" || verdict.kind === "cannot express") return [];
      const { from, asked, expected, rules, situations } = question;
      const keys = [...new Set(situations.flatMap(({ context }) => [...context.keys()]))];
      return [
        `- ${from}`,
        `  request: ${JSON.stringify(asked)}`,
        `  keys given: ${keys.join(" ")}`,
        `  the peer: ${verdict.kind === "refuses" ? `refuses, ${verdict.why}` : verdict.peer}`,
        `  AWS: ${expected.decision}, ${expected.reason}${rules.length === 0 ? " (by our engine)" : ` (a case of ${rules.join(", ")})`}`,
        ...(verdict.kind === "refuses" ? [] : [`  decided by ${decidingRule(question, verdict.peer)}`]),
      ];
    })
    .join("\n");
}

/** Counts of a word in the comparisons, most frequent first. */
export function counted(comparisons: readonly Comparison[], wordOf: (one: Comparison) => string | null): string {
  const counts = new Map<string, number>();
  for (const word of comparisons.map(wordOf)) if (word !== null) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .toSorted(([, one], [, other]) => other - one)
    .map(([word, count]) => `${String(count).padStart(6)}  ${word}`)
    .join("\n");
}

/** One row for each set of questions. */
export function table(sets: readonly (readonly [name: string, comparisons: readonly Comparison[]])[]): string {
  const rows = sets.map(([name, comparisons]) => {
    const count = (kind: string) => comparisons.filter(({ verdict }) => verdict.kind === kind).length;
    const answered = count("agrees") + count("disagrees");
    const share = answered === 0 ? "-" : `${((100 * count("agrees")) / answered).toFixed(1)} %`;
    const cells = [comparisons.length, count("cannot express"), count("refuses"), answered, count("agrees"), share];
    return `| ${[name, ...cells, count("disagrees")].join(" | ")} |`;
  });
  return [
    "| Questions | Asked | Cannot express | Refuses | Answered | Agrees | Share | Disagrees |",
    "| --- | --: | --: | --: | --: | --: | --: | --: |",
    ...rows,
  ].join("\n");
}
