import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { authorizerFor, type Call, type Decision, readScenario, type Request } from "../engine/index.ts";

const here = import.meta.dirname;
const files = [
  ...readdirSync(join(here, "cases"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".json"))
    .map((name) => join(here, "cases", name)),
  join(here, "examples", "scenario.json"),
];

interface Expected {
  readonly decision: string;
  readonly reason?: string;
  readonly layer?: string;
}

function fits(decision: Decision, { reason, layer }: Expected): boolean {
  return (
    (reason === undefined || decision.reason === reason) &&
    (layer === undefined || decision.determining.some((place) => place.layer === layer))
  );
}

describe.each(files.map((file) => [file.slice(here.length + 1), file] as const))("%s", (_name, file) => {
  it("holds", async () => {
    const load = (path: string, from: string | null) => {
      const target = resolve(dirname(from ?? file), path);
      return { file: target, text: readFileSync(target, "utf8") };
    };
    const read = readScenario({ file, text: readFileSync(file, "utf8") }, load);
    expect(read.ok ? [] : read.diagnostics).toEqual([]);
    if (!read.ok) return;
    const authorizer = await authorizerFor(read.value.environment);
    for (const { name, when, then } of read.value.cases) {
      const expected = then as Expected;
      const asked = when as Request | Call;
      const answers = "operation" in asked ? authorizer.authorizeCall(asked) : authorizer.authorize(asked);
      const checks = "checks" in answers ? answers.checks : [answers];
      expect({ name, decision: answers.decision }).toEqual({ name, decision: expected.decision });
      expect({
        name,
        fits: checks.some((check) => fits(check, expected)),
        got: checks.map(({ reason }) => reason),
      }).toEqual({
        name,
        fits: true,
        got: checks.map(({ reason }) => reason),
      });
    }
  });
});
