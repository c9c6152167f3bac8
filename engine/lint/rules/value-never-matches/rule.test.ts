import { expect, it } from "vitest";
import { symbolic } from "../../symbolic.ts";
import { findings } from "../check.ts";

const id = "value-never-matches";

const policy = (Condition: unknown) => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { AWS: "111122223333" }, Action: "kms:*", Resource: "*", Condition }],
});

it.each([
  ["StringEquals", "kms:KeyUsage", "SIGN_VERFY", "`kms:KeyUsage` is never `SIGN_VERFY`; write `SIGN_VERIFY`"],
  ["StringEquals", "kms:KeyUsage", "sign_verify", "`kms:KeyUsage` is never `sign_verify`; write `SIGN_VERIFY`"],
  [
    "StringEquals",
    "kms:WrappingAlgorithm",
    "RSAES_OAEP_SHA256",
    "`kms:WrappingAlgorithm` is never `RSAES_OAEP_SHA256`; write `RSAES_OAEP_SHA_256`",
  ],
  ["StringNotEquals", "kms:MessageType", "Raw", "`kms:MessageType` is never `Raw`; write `RAW`"],
  [
    "ForAllValues:StringEquals",
    "kms:GrantOperations",
    "kms:Decrypt",
    "`kms:GrantOperations` is never `kms:Decrypt`; write `Decrypt`",
  ],
  [
    "StringLike",
    "kms:KeyOrigin",
    "KMS_*",
    "`kms:KeyOrigin` is never `KMS_*`; it is one of `AWS_KMS`, `EXTERNAL`, `AWS_CLOUDHSM`, `EXTERNAL_KEY_STORE`",
  ],
])("reports %s on %s: %s", (operator, key, value, message) => {
  expect(findings(id, policy({ [operator]: { [key]: [value] } }))).toEqual([
    expect.objectContaining({ message, pointer: `/Statement/0/Condition/${operator}/${key}/0` }),
  ]);
});

it("offers the nearest value", () => {
  const [finding] = findings(id, policy({ StringEquals: { "kms:MessageType": "raw" } }));
  const pointer = "/Statement/0/Condition/StringEquals/kms:MessageType";
  expect(finding?.fix?.edits).toEqual([{ op: "replace", pointer, value: "RAW" }]);
});

it.each([
  ["StringEquals", "kms:KeySpec", "RSA_2048"],
  ["StringEqualsIgnoreCase", "kms:KeySpec", "rsa_2048"],
  ["StringLike", "kms:SigningAlgorithm", "*_SHA_512"],
  ["StringEquals", "kms:SigningAlgorithm", "ECDSA_*"],
  ["StringEquals", "kms:KeySpec", symbolic("Spec")],
  ["StringEquals", "kms:CallerAccount", "111122223333"],
])("takes %s on %s: %s", (operator, key, value) => {
  expect(findings(id, policy({ [operator]: { [key]: value } }))).toEqual([]);
});
