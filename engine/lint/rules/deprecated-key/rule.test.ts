import { expect, it } from "vitest";
import { findings } from "../check.ts";

const id = "deprecated-key";

const check = (Condition: unknown) =>
  findings(id, {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { AWS: "111122223333" }, Action: "kms:*", Resource: "*", Condition }],
  });

it.each([
  ["kms:CustomerMasterKeySpec", "kms:KeySpec"],
  ["kms:customermasterkeyusage", "kms:KeyUsage"],
])("reports %s", (key, wanted) => {
  const pointer = `/Statement/0/Condition/StringEquals/${key}`;
  expect(check({ StringEquals: { [key]: "x" } })).toEqual([
    expect.objectContaining({
      message: `\`${key}\` is deprecated; write \`${wanted}\``,
      pointer,
      fix: { description: `write \`${wanted}\``, safe: true, edits: [{ op: "rename", pointer, name: wanted }] },
    }),
  ]);
});

it("offers no name that stands there already", () => {
  const condition = { StringEquals: { "kms:CustomerMasterKeySpec": "RSA_2048", "kms:KeySpec": "RSA_2048" } };
  expect(check(condition)).toEqual([expect.objectContaining({ fix: null })]);
});

it.each(["kms:KeySpec", "kms:NoSuchKey"])("takes %s", (key) => {
  expect(check({ StringEquals: { [key]: "RSA_2048" } })).toEqual([]);
});
