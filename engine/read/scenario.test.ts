import { describe, expect, expectTypeOf, it } from "vitest";
import type { CallDecision, Decision, LayerName, Reason as ModelReason } from "../model/decision.ts";
import type { CallDecisionDocument, DecisionDocument, Layer, Reason } from "../model/documents.ts";
import { readScenario } from "./scenario.ts";
import type { Load } from "./source.ts";

const key = "arn:aws:kms:us-east-1:111122223333:key/1";
const when = { principal: "arn:aws:iam::111122223333:user/bob", action: "kms:Decrypt", resource: key };
const scenario = {
  title: "nobody may",
  source: "the guide",
  rules: ["E1"],
  given: { keys: { [key]: { policy: { Statement: [] } } } },
  cases: [{ name: "bob", when, then: { decision: "Deny", reason: "nothing-allows", layer: "key-policy" } }],
};

function faultsOf(value: unknown, load: Load | null = null): readonly string[] {
  const read = readScenario(value, load);
  return read.ok ? [] : read.diagnostics.map(({ code, pointer }) => `${code} ${pointer}`);
}

describe("a scenario", () => {
  it("is an environment with cases", () => {
    const read = readScenario({ file: "s.json", text: JSON.stringify(scenario, null, 1) });
    expect(read).toMatchObject({ ok: true, value: { document: scenario, cases: scenario.cases } });
    expect(read.ok && [...read.value.environment.keys.keys()]).toEqual([key]);
    expect(read.ok && read.value.origin.locate("/cases/0")).toEqual({ line: 17, column: 3 });
  });

  it("has the numbers of its requests' contexts as the text writes them", () => {
    const text = JSON.stringify({ ...scenario, cases: [{ ...scenario.cases[0], when: { ...when, context: {} } }] });
    const read = readScenario({ file: "s.json", text: text.replace('"context":{}', '"context":{"n":1.10}') });
    expect(read).toMatchObject({
      ok: true,
      value: { cases: [{ name: "bob", when: { ...when, context: { n: "1.10" } } }] },
    });
  });

  it("may give its environment by path, and paths in it count from there", () => {
    const files: Readonly<Record<string, string>> = {
      "../env.yaml": `keys:\n  ${key}:\n    policy: key.json\n`,
      "key.json": '{ "Statement": [] }',
    };
    const asked: (string | null)[] = [];
    const load: Load = (path, from) => {
      asked.push(from);
      return { file: `/env/${path}`, text: files[path] ?? "" };
    };
    const read = readScenario(
      { file: "/cases/s.json", text: JSON.stringify({ ...scenario, given: "../env.yaml" }) },
      load,
    );
    expect(read.ok && read.value.environment.keys.get(key)?.policy?.name).toBe("key.json");
    expect(asked).toEqual(["/cases/s.json", "/env/../env.yaml"]);
  });

  it("has the faults of an environment that it gives by path", () => {
    const load: Load = (file) => ({ file, text: '{ "keys": {}, "extra": 1 }' });
    expect(faultsOf({ ...scenario, given: "env.json" }, load)).toEqual(["unknown-member /extra"]);
  });

  it("is no scenario where its text is no JSON", () => {
    expect(faultsOf({ file: "s.json", text: "{" })).toEqual(["syntax-error "]);
  });

  it.each([
    [{ given: "env.json" }, "unreadable-file /given"],
    [{ given: 1 }, "wrong-type /given"],
    [{ given: undefined }, "missing-member "],
    [{ given: { keys: { x: {} } } }, "invalid-arn /given/keys/x"],
    [{ given: { keys: {}, extra: 1 } }, "unknown-member /given/extra"],
    [{ title: "" }, "invalid-value /title"],
    [{ cases: [] }, "invalid-value /cases"],
    [{ cases: [{ ...scenario.cases[0], when: undefined }] }, "missing-member /cases/0"],
    [{ cases: [{ ...scenario.cases[0], when: { ...when, action: "x" } }] }, "invalid-value /cases/0/when/action"],
    [
      { cases: [{ ...scenario.cases[0], when: { ...when, session: { policies: [{}] } } }] },
      "missing-element /cases/0/when/session/policies/0",
    ],
    [{ cases: [{ ...scenario.cases[0], then: { decision: "deny" } }] }, "invalid-value /cases/0/then/decision"],
    [
      { cases: [{ ...scenario.cases[0], then: { decision: "Deny", reason: "no" } }] },
      "invalid-value /cases/0/then/reason",
    ],
    [{ cases: [{ ...scenario.cases[0], extra: 1 }] }, "unknown-member /cases/0/extra"],
  ])("is checked: %j", (members, fault) => {
    expect(faultsOf({ ...scenario, ...members })).toEqual([fault]);
  });
});

it("speaks of decisions in the words of the model", () => {
  expectTypeOf<Reason>().toEqualTypeOf<ModelReason>();
  expectTypeOf<Layer>().toEqualTypeOf<LayerName>();
  expectTypeOf<Decision>().toExtend<DecisionDocument>();
  expectTypeOf<CallDecision>().toExtend<CallDecisionDocument>();
});
