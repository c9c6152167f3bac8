import { expect, it } from "vitest";
import { findings } from "../check.ts";

const id = "for-all-values-without-null";

const policy = (Effect: string, Condition: unknown) => ({
  Version: "2012-10-17",
  Statement: [{ Effect, Principal: { AWS: "111122223333" }, Action: "kms:*", Resource: "*", Condition }],
});

it.each(["kms:EncryptionContextKeys", "aws:CalledVia"])("reports %s", (key) => {
  expect(findings(id, policy("Allow", { "ForAllValues:StringEquals": { [key]: "a" } }))).toEqual([
    expect.objectContaining({
      message: `\`ForAllValues\` allows requests without \`${key}\` as well; add the condition \`Null\` with \`${key}\` and the value \`false\``,
      pointer: `/Statement/0/Condition/ForAllValues:StringEquals/${key}`,
    }),
  ]);
});

it.each([
  ["a guard", "Allow", { "ForAllValues:StringEquals": { "aws:CalledVia": "a" }, Null: { "aws:calledvia": false } }],
  [
    "a value that must be there",
    "Allow",
    { "ForAllValues:StringEquals": { "aws:CalledVia": "a" }, "ForAnyValue:StringEquals": { "aws:CalledVia": "a" } },
  ],
  ["a Deny", "Deny", { "ForAllValues:StringEquals": { "aws:CalledVia": "a" } }],
  ["a key that is always there", "Allow", { "ForAllValues:StringEquals": { "kms:GrantOperations": "Decrypt" } }],
  ["keys of tags", "Allow", { "ForAllValues:StringEquals": { "aws:TagKeys": "a" } }],
  ["ForAnyValue", "Allow", { "ForAnyValue:StringEquals": { "aws:CalledVia": "a" } }],
])("takes %s", (_, effect, condition) => {
  expect(findings(id, policy(effect, condition))).toEqual([]);
});
