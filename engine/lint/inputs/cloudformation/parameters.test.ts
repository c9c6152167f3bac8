import { describe, expect, it } from "vitest";
import { keyWith, linted } from "../check.ts";

const own = { Effect: "Allow", Principal: { AWS: { Ref: "AWS::AccountId" } }, Action: "kms:*", Resource: "*" };

async function foundIn(statement: object, parameter: object, more: object = {}): Promise<readonly string[]> {
  const Principal = { AWS: { "Fn::Sub": "arn:aws:iam::${AWS::AccountId}:role/App" } };
  const use = { Effect: "Allow", Principal, Action: "kms:Decrypt", Resource: "*", ...statement };
  const KeyPolicy = { Version: "2012-10-17", Statement: [own, use] };
  const Parameters = { Given: { Type: "String", ...parameter } };
  const { rules, diagnostics } = await linted("t.json", {
    Parameters,
    Resources: { Key: keyWith(KeyPolicy) },
    ...more,
  });
  expect(diagnostics).toEqual([]);
  return rules;
}

const given = { Ref: "Given" };

describe("the default of a parameter", () => {
  it("is one of its values", async () => {
    expect(await foundIn({ Action: given }, { Default: "kms:Nothing" })).toEqual(["unknown-action"]);
    expect(await foundIn({ Principal: { AWS: given } }, { Default: "*" })).toEqual(["public-key"]);
    expect(await foundIn({ Action: { "Fn::Sub": "kms:${Given}" } }, { Default: "Nothing" })).toEqual([
      "unknown-action",
    ]);
    const list = { Type: "CommaDelimitedList", Default: "kms:Decrypt, kms:Nothing" };
    expect(await foundIn({ Action: given }, list)).toEqual(["unknown-action"]);
  });

  it("is not the only one", async () => {
    // With it alone the other statement would change nothing.
    expect(await foundIn({ Action: given, Principal: own.Principal }, { Default: "kms:Decrypt" })).toEqual([]);
    expect(await foundIn({ Action: given }, { Default: "kms:Decrypt" })).toEqual([]);
    const nothing = { "Fn::If": ["Set", "kms:Nothing", given] };
    expect(await foundIn({ Action: nothing }, { Default: "kms:Decrypt" })).toEqual(["unknown-action"]);
  });

  it.each([
    ["it is empty", { Default: "" }],
    ["it is the name of what holds the value", { Type: "AWS::SSM::Parameter::Value<String>", Default: "/roles/app" }],
    ["it names an account, which is the author's", { Default: "arn:aws:iam::444455556666:root" }],
  ])("says nothing where %s", async (_name, parameter) => {
    expect(await foundIn({ Principal: { AWS: given }, Action: "kms:*" }, parameter)).toEqual(
      await foundIn({ Principal: { AWS: given }, Action: "kms:*" }, {}),
    );
  });

  it("says nothing where a condition asks for the parameter", async () => {
    const Conditions = { Set: { "Fn::Not": [{ "Fn::Equals": [given, "none"] }] } };
    const action = { "Fn::If": ["Set", given, "kms:Decrypt"] };
    expect(await foundIn({ Action: action }, { Default: "none" }, { Conditions })).toEqual([]);
  });
});
