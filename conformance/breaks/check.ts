/** Runs the proofs against the engine beside it and says which of them noticed something first; silent when none did. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compare } from "../differential/disagreements.ts";
import { authorizerFor, readScenario } from "../../engine/index.ts";
import { arbitraryScenario } from "../generate/scenario.ts";
import fc from "fast-check";

const worlds = Number(process.env["KMS_CEDAR_WORLDS"] ?? 600);
const folder = join(import.meta.dirname, "..", "cases");

console.log((await caseThatFails()) ?? (await worldThatDiffers()) ?? "");

async function caseThatFails(): Promise<string | null> {
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".json")) continue;
    const file = join(folder, name);
    const read = readScenario({ file, text: readFileSync(file, "utf8") });
    if (!read.ok) return `case ${name} cannot be read`;
    const authorizer = await authorizerFor(read.value.environment);
    for (const { name: title, when, then } of read.value.cases) {
      const told = "operation" in when ? authorizer.authorizeCall(when) : authorizer.authorize(when);
      const reasons = "checks" in told ? told.checks.map(({ reason }) => reason) : [told.reason];
      const fits = told.decision === then.decision && (then.reason === undefined || reasons.includes(then.reason));
      if (!fits) return `case ${name}: ${title}`;
    }
  }
  return null;
}

async function worldThatDiffers(): Promise<string | null> {
  for (const world of fc.sample(arbitraryScenario, { numRuns: worlds, seed: 1 })) {
    const [first] = (await compare(world)).disagreements;
    if (first !== undefined)
      return `law engine-and-reference-agree: engine ${first.engine}, reference ${first.reference}`;
  }
  return null;
}
