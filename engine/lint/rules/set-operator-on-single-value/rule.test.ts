import { expect, it } from "vitest";
import { findings } from "../check.ts";

const id = "set-operator-on-single-value";

const policy = (Effect: string, Condition: unknown) => ({
  Version: "2012-10-17",
  Statement: [{ Effect, Principal: { AWS: "111122223333" }, Action: "kms:*", Resource: "*", Condition }],
});

it.each([
  ["Allow", "allows"],
  ["Deny", "denies"],
])("reports it in %s", (effect, verb) => {
  const pointer = "/Statement/0/Condition/ForAllValues:StringLike";
  expect(findings(id, policy(effect, { "ForAllValues:StringLike": { "kms:RequestAlias": "alias/a*" } }))).toEqual([
    expect.objectContaining({
      message: `\`ForAllValues\` ${verb} requests without \`kms:RequestAlias\`, which has one value at most; write \`StringLike\``,
      pointer: `${pointer}/kms:RequestAlias`,
      fix: { description: "write `StringLike`", safe: false, edits: [{ op: "rename", pointer, name: "StringLike" }] },
    }),
  ]);
});

it("offers no operator that stands there already", () => {
  const condition = {
    "ForAllValues:StringLike": { "kms:RequestAlias": "alias/a*" },
    StringLike: { "kms:ViaService": "*" },
  };
  expect(findings(id, policy("Allow", condition))).toEqual([expect.objectContaining({ fix: null })]);
});

it.each([
  ["ForAllValues:StringEquals", "kms:GrantOperations"],
  ["ForAllValues:StringEquals", "kms:CallerAccount"],
  ["ForAllValues:StringEquals", "kms:EncryptionContext:app"],
  ["ForAllValues:StringEquals", "kms:NoSuchKey"],
  ["ForAnyValue:StringEquals", "kms:RequestAlias"],
])("takes %s on %s", (operator, key) => {
  expect(findings(id, policy("Allow", { [operator]: { [key]: "x" } }))).toEqual([]);
});
