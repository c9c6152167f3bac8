import { expect, it } from "vitest";
import { authorizerFor, readScenario } from "../../engine/index.ts";
import type { World } from "../laws/world.ts";
import { compare, scenarioOf } from "./disagreements.ts";

const key = "arn:aws:kms:us-east-1:222233334444:key/1111aaaa-22bb-33cc-44dd-555555eeeeee";
const ann = "arn:aws:iam::222233334444:user/ann";

function statement(action: string, operator: string, name: string, value: string | number) {
  return {
    Effect: "Allow",
    Principal: { AWS: ann },
    Action: action,
    Resource: "*",
    Condition: { [operator]: { [name]: value } },
  };
}

/** Decisions that were others at the time of the laws than they are today. */
const world: World = {
  environment: {
    keys: {
      [key]: {
        policy: {
          Version: "2012-10-17",
          Statement: [
            statement("kms:Decrypt", "DateLessThan", "aws:CurrentTime", "2024-01-01T00:00:00Z"),
            statement("kms:Encrypt", "NumericLessThan", "aws:EpochTime", 1_704_067_200),
          ],
        },
      },
    },
  },
  requests: [
    { principal: ann, action: "kms:Decrypt", resource: key },
    { principal: ann, action: "kms:Encrypt", resource: key, context: { "aws:SourceIp": "203.0.113.7" } },
  ],
  calls: [{ principal: ann, operation: "Decrypt", input: { KeyId: key } }],
};

it("engine and reference agree on this world", async () => {
  expect(await compare(world)).toEqual({ asked: 3, disagreements: [] });
});

it.each([...world.requests, ...(world.calls ?? [])])(
  "the scenario of a disagreement shows it at any time: %j",
  async (when) => {
    const allowed =
      "operation" in when ? `kms:Decrypt on ${key} Allow allowed-by-key-policy` : "Allow allowed-by-key-policy";
    const scenario = scenarioOf(world, { when, engine: "Deny nothing-allows", reference: allowed });
    const read = readScenario(JSON.parse(JSON.stringify(scenario)));
    if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
    const authorizer = await authorizerFor(read.value.environment);
    const answers = read.value.cases.map((one) =>
      "operation" in one.when ? authorizer.authorizeCall(one.when) : authorizer.authorize(one.when),
    );
    expect(answers.map(({ decision }) => decision)).toEqual(["Allow"]);
    expect(read.value.cases.map(({ then }) => then.decision)).toEqual(["Allow"]);
  },
);
