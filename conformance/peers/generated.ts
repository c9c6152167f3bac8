/** Questions from generated scenarios: nobody but our engine says what is right, so its reason goes with the answer. */

import fc from "fast-check";
import { arbitraryScenario } from "../generate/scenario.ts";
import { answererIn, type Question, situationsIn } from "./question.ts";

export async function generatedQuestions(count: number, seed: number): Promise<readonly Question[]> {
  const scenarios = fc.sample(arbitraryScenario, { numRuns: count, seed });
  const found = await Promise.all(
    scenarios.map(async ({ environment, requests, calls }, index) => {
      const answer = await answererIn(environment);
      return [...requests, ...calls].map((asked, place): Question => {
        const ours = answer(asked);
        return {
          from: `seed ${String(seed)}, scenario ${String(index)}, question ${String(place)}`,
          rules: [],
          environment,
          asked,
          situations: situationsIn(environment, asked, ours),
          expected: ours,
          ours,
        };
      });
    }),
  );
  return found.flat();
}
