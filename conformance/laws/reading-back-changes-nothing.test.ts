import { expect, it } from "vitest";
import { stringify } from "yaml";
import { authorizerFor, readEnvironment, readScenario, type Request } from "../../engine/index.ts";
import { decisionsIn, forEveryWorld, now, outcomes } from "./world.ts";

/** A document printed as JSON or YAML and read back is the same document. */
it.each([
  ["JSON", (value: unknown) => JSON.stringify(value, null, 2), "environment.json"],
  ["YAML", (value: unknown) => stringify(value), "environment.yaml"],
])("an environment printed as %s and read back decides the same", async (_name, print, file) => {
  await forEveryWorld(async (world) => {
    const read = readEnvironment({ file, text: print(world.environment) });
    if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
    const authorizer = await authorizerFor(read.value, { now: () => now });
    const decisions = world.requests.map((request) => authorizer.authorize(request as Request));
    expect(outcomes(decisions)).toEqual(outcomes(await decisionsIn(world)));
  }, 60);
});

it("decisions written as a scenario's expectations hold when it is read back", async () => {
  await forEveryWorld(async (world) => {
    const decisions = await decisionsIn(world);
    const cases = world.requests.map((when, index) => {
      const { decision, reason } = decisions[index] ?? expect.fail();
      return { name: String(index), when, then: { decision, reason } };
    });
    const text = JSON.stringify({ title: "as decided", given: world.environment, cases });
    const read = readScenario({ file: "scenario.json", text });
    if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
    const authorizer = await authorizerFor(read.value.environment, { now: () => now });
    for (const { when, then } of read.value.cases) expect(authorizer.authorize(when as Request)).toMatchObject(then);
  }, 60);
});
