import { expect, it } from "vitest";
import { findings } from "../check.ts";

const withActions = (...actions: readonly unknown[]) => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { AWS: "111122223333" }, Action: actions, Resource: "*" }],
});

it.each([
  ["kms:Decript", "KMS has no action `kms:Decript`; write `kms:Decrypt`"],
  ["kms:Frobnicate", "KMS has no action `kms:Frobnicate`; it matches nothing"],
  ["KMS:Xyz*", "`KMS:Xyz*` matches no action of KMS"],
])("reports %s", (action, message) => {
  expect(findings("unknown-action", withActions("kms:Encrypt", action))).toEqual([
    expect.objectContaining({ message, pointer: "/Statement/0/Action/1" }),
  ]);
});

it.each(["kms:decrypt", "kms:*", "*", "s3:GetObject", "kms:Describe*", "kms:?ncrypt"])("takes %s", (action) => {
  expect(findings("unknown-action", withActions(action))).toEqual([]);
});

it("offers the nearest name", () => {
  const [finding] = findings("unknown-action", withActions("kms:Decript"));
  expect(finding?.fix?.edits).toEqual([{ op: "replace", pointer: "/Statement/0/Action/0", value: "kms:Decrypt" }]);
});
