/** Looks for worlds in which the engine and the reference part, and shrinks what it finds to a small scenario file. */

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { arbitraryScenario } from "../generate/scenario.ts";
import type { World } from "../laws/world.ts";
import { compare, type Disagreement, scenarioOf } from "./disagreements.ts";

export interface Found {
  /** Requests and calls that were asked before the first disagreement, or in all. */
  readonly asked: number;
  readonly disagreement: Disagreement | null;
  /** The scenario file that shows it. */
  readonly file: string | null;
}

const folder = join(import.meta.dirname, "..", "failures");

/** `worlds` worlds of a seed. */
export async function search(seed: number, worlds: number): Promise<Found> {
  let asked = 0;
  const agree = async (world: World): Promise<boolean> => {
    const compared = await compare(world);
    asked += compared.asked;
    return compared.disagreements.length === 0;
  };
  const result = await fc.check(fc.asyncProperty(arbitraryScenario, agree), { numRuns: worlds, seed });
  const world = result.counterexample?.[0];
  if (world === undefined) return { asked, disagreement: null, file: null };
  const [disagreement] = (await compare(world)).disagreements;
  if (disagreement === undefined) throw new Error(`seed ${String(seed)}: a disagreement did not come again`);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `seed-${String(seed)}.json`);
  writeFileSync(file, `${JSON.stringify(scenarioOf(world, disagreement), null, 2)}\n`);
  return { asked, disagreement, file };
}
