import { expect, it } from "vitest";
import { findings } from "../check.ts";

const check = (Effect: string, Action: unknown, Condition: object) =>
  findings("condition-key-under-wildcard", {
    Version: "2012-10-17",
    Statement: [{ Effect, Principal: { AWS: "111122223333" }, Action, Resource: "*", Condition }],
  });
const context = { StringEquals: { "kms:EncryptionContext:app": "orders" } };

it("explains which actions of a wildcard are never allowed", () => {
  expect(check("Allow", ["kms:Decrypt", "kms:Describe*"], context)).toEqual([
    expect.objectContaining({
      severity: "info",
      message:
        "of `kms:Describe*`, `kms:DescribeKey` does not carry `kms:EncryptionContext:app` and is never allowed here; " +
        "a statement without that key would allow it",
      pointer: "/Statement/0/Action/1",
    }),
  ]);
});

it("names a few of many", () => {
  const [finding] = check("Deny", "kms:*", context);
  expect(finding?.message).toMatch(
    /^of `kms:\*`, `kms:\w+`, `kms:\w+`, `kms:\w+` and \d+ more do not carry `kms:EncryptionContext:app` and are never denied here; a statement without that key would deny them$/u,
  );
});

it.each([
  ["a wildcard whose actions all carry it", "Allow", "kms:GenerateDataKey*", context],
  ["a wildcard of none, told by another rule", "Allow", "kms:Describe*", context],
  ["a condition that holds without the key", "Allow", "kms:De*", { StringNotEquals: context.StringEquals }],
  [
    "a condition on a key that goes with all",
    "Allow",
    "kms:*",
    { StringEquals: { "kms:CallerAccount": "111122223333" } },
  ],
  ["actions by name", "Allow", ["kms:Decrypt", "kms:DescribeKey"], context],
])("takes %s", (_, effect, action, condition) => {
  expect(check(effect, action, condition)).toEqual([]);
});
