import { expect, it } from "vitest";
import { findings } from "../check.ts";

const check = (Effect: string, Condition: object) =>
  findings("grant-operations-set-operator", {
    Version: "2012-10-17",
    Statement: [{ Effect, Principal: { AWS: "111122223333" }, Action: "kms:CreateGrant", Resource: "*", Condition }],
  });
const operations = { "kms:GrantOperations": ["Decrypt", "Encrypt"] };

it.each([
  [
    "Allow",
    "ForAnyValue:StringEquals",
    "ForAllValues:StringEquals",
    "`ForAnyValue` also allows grants of other operations beside those listed",
  ],
  [
    "Deny",
    "ForAllValues:StringLike",
    "ForAnyValue:StringLike",
    "`ForAllValues` spares grants that hold any other operation beside those listed",
  ],
])("reports, in an %s, %s", (effect, operator, wanted, what) => {
  const block = `/Statement/0/Condition/${operator}`;
  expect(check(effect, { [operator]: operations })).toEqual([
    expect.objectContaining({
      message: `${what}; write \`${wanted}\``,
      pointer: `${block}/kms:GrantOperations`,
      fix: { description: `write \`${wanted}\``, safe: false, edits: [{ op: "rename", pointer: block, name: wanted }] },
    }),
  ]);
});

it.each([
  ["Allow", { "ForAllValues:StringEquals": operations }],
  ["Deny", { "ForAnyValue:StringEquals": operations }],
  ["Deny", { "ForAllValues:StringNotEquals": operations }],
  ["Allow", { "ForAnyValue:StringEquals": operations, "ForAllValues:StringEquals": operations }],
  ["Allow", { StringEquals: operations }],
  ["Allow", { "ForAnyValue:StringEquals": { "kms:EncryptionContextKeys": "app" } }],
])("takes, in an %s, %j", (effect, condition) => {
  expect(check(effect, condition)).toEqual([]);
});

it("offers no change where another key shares the operator", () => {
  const [finding] = check("Allow", {
    "ForAnyValue:StringEquals": { ...operations, "kms:EncryptionContextKeys": "app" },
  });
  expect(finding?.fix).toBeNull();
});
