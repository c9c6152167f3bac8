import { expect, it } from "vitest";
import { findings } from "../check.ts";

const id = "condition-key-partly-carried";

const policy = (Effect: string, Action: unknown, Condition: unknown) => ({
  Version: "2012-10-17",
  Statement: [{ Effect, Principal: { AWS: "111122223333" }, Action, Resource: "*", Condition }],
});

it.each([
  ["Allow", "StringEquals", "and is never allowed here; put it in a statement without that key"],
  ["Deny", "StringEquals", "and is never denied here; put it in a statement without that key"],
  ["Deny", "StringNotEquals", "whose condition always holds for it; put it in a statement of its own"],
])("reports %s with %s", (effect, operator, what) => {
  const action = ["kms:Decrypt", "kms:describekey"];
  const found = findings(id, policy(effect, action, { [operator]: { "kms:EncryptionContext:app": "billing" } }));
  expect(found).toEqual([
    expect.objectContaining({
      message: expect.stringMatching(/^`kms:DescribeKey` does not carry `kms:EncryptionContext:app`,? /u) as string,
      pointer: "/Statement/0/Action/1",
    }),
  ]);
  expect(found[0]?.message.endsWith(what)).toBe(true);
});

it.each([
  ["a wildcard that reaches others", ["kms:Decrypt", "kms:Describe*"], "StringEquals", "kms:EncryptionContext:app"],
  [
    "an absent key that shall pass",
    ["kms:Decrypt", "kms:DescribeKey"],
    "StringEqualsIfExists",
    "kms:EncryptionContext:app",
  ],
  ["a key of all actions", ["kms:Decrypt", "kms:DescribeKey"], "StringEquals", "kms:ViaService"],
  ["a key that no action carries", ["kms:Decrypt", "kms:DescribeKey"], "StringEquals", "kms:PrimaryRegion"],
  ["actions of another service", ["kms:Decrypt", "s3:GetObject"], "StringEquals", "kms:EncryptionContext:app"],
])("takes %s", (_, action, operator, key) => {
  expect(findings(id, policy("Allow", action, { [operator]: { [key]: "x" } }))).toEqual([]);
});

const context = { StringEquals: { "kms:EncryptionContext:app": "x" } };

it("tells several actions at once, at the first of them", () => {
  expect(findings(id, policy("Allow", ["kms:Decrypt", "kms:DescribeKey", "kms:Sign", "kms:Verify"], context))).toEqual([
    expect.objectContaining({
      message:
        "`kms:DescribeKey`, `kms:Sign` and `kms:Verify` do not carry `kms:EncryptionContext:app` and are never allowed " +
        "here; put them in a statement without that key",
      pointer: "/Statement/0/Action/1",
      severity: "warning",
    }),
  ]);
});

it("is quiet where a service, which does not describe keys, is let describe the key", () => {
  const [statement] = policy("Allow", ["kms:Decrypt", "kms:DescribeKey"], context).Statement;
  const service = { Version: "2012-10-17", Statement: [{ ...statement, Principal: { Service: "sns.amazonaws.com" } }] };
  expect(findings(id, service)).toEqual([expect.objectContaining({ severity: "info" })]);
});

it.each([
  [
    "ForAllValues on a single value, told by another rule",
    ["kms:Decrypt", "kms:DescribeKey"],
    { "ForAllValues:StringEquals": context.StringEquals },
  ],
  ["actions that a key policy cannot control", ["kms:Decrypt", "kms:ListKeys", "kms:RetireGrant"], context],
])("takes %s", (_, action, condition) => {
  expect(findings(id, policy("Allow", action, condition))).toEqual([]);
});
