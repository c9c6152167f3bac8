import { expect, it } from "vitest";
import { symbolic } from "../../symbolic.ts";
import { findings } from "../check.ts";

const id = "encryption-context-case";

const check = (...keys: readonly string[]) =>
  findings(id, {
    Version: "2012-10-17",
    Statement: keys.map((key) => ({
      Effect: "Allow",
      Principal: { AWS: "111122223333" },
      Action: "kms:Decrypt",
      Resource: "*",
      Condition: { StringEquals: { [key]: "x" } },
    })),
  });

it("reports the second spelling", () => {
  expect(check("kms:EncryptionContext:AppName", "kms:EncryptionContext:appname")).toEqual([
    expect.objectContaining({
      message:
        "`kms:EncryptionContext:appname` and `kms:EncryptionContext:AppName` are one condition key, since case does not count; write both alike",
      pointer: "/Statement/1/Condition/StringEquals/kms:EncryptionContext:appname",
    }),
  ]);
});

it.each([
  ["one spelling", "kms:EncryptionContext:app", "KMS:encryptioncontext:app"],
  ["two keys", "kms:EncryptionContext:app", "kms:EncryptionContext:stage"],
  ["tags", "aws:PrincipalTag/App", "aws:PrincipalTag/app"],
  ["what is not known", "kms:EncryptionContext:App", `kms:EncryptionContext:${symbolic("Key")}`],
])("takes %s", (_, one, other) => {
  expect(check(one, other)).toEqual([]);
});

it("leaves two spellings in one block to the rule about keys that are named twice", () => {
  const Condition = { StringEquals: { "kms:EncryptionContext:App": "x", "kms:EncryptionContext:app": "x" } };
  const statement = { Effect: "Allow", Principal: { AWS: "111122223333" }, Action: "kms:Decrypt", Resource: "*" };
  const policy = { Version: "2012-10-17", Statement: [{ ...statement, Condition }] };
  expect(findings("encryption-context-case", policy)).toEqual([]);
});
