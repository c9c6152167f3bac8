/** Members that exclude or need each other: told before the key is looked at. */

import { expect, test } from "vitest";
import { nobody, testKms } from "./test-kms.ts";

const kms = await testKms();
const KeyId = await kms.key();
const signing = await kms.key({ KeySpec: "ECC_NIST_P256", KeyUsage: "SIGN_VERIFY" });
await kms.done("DisableKey", { KeyId: signing });

const noNull = (member: string) =>
  `1 validation error detected: Value null at '${member}' failed to satisfy constraint: Member must not be null`;
const either = "Please specify either number of bytes or key spec.";
const deprecated =
  "You cannot specify KeySpec and CustomerMasterKeySpec in the same request. CustomerMasterKeySpec is deprecated.";
const grant = "A grant to retire is named by its grant token, or by its grant ID and the key ARN.";

test.each([
  ["CreateKey", { KeySpec: "RSA_2048", CustomerMasterKeySpec: "RSA_2048", KeyUsage: "SIGN_VERIFY" }, deprecated],
  ["Decrypt", {}, noNull("ciphertextBlob")],
  ["Decrypt", { KeyId, DryRun: true }, noNull("ciphertextBlob")],
  ["Decrypt", { KeyId, DryRunModifiers: ["IGNORE_CIPHERTEXT"] }, noNull("ciphertextBlob")],
  ["Decrypt", { DryRun: true, DryRunModifiers: ["IGNORE_CIPHERTEXT"] }, noNull("keyId")],
  ["ReEncrypt", { SourceKeyId: KeyId, DestinationKeyId: KeyId }, noNull("ciphertextBlob")],
  [
    "ReEncrypt",
    { DestinationKeyId: KeyId, DryRun: true, DryRunModifiers: ["IGNORE_CIPHERTEXT"] },
    noNull("sourceKeyId"),
  ],
  ["GenerateDataKey", { KeyId }, either],
  ["GenerateDataKey", { KeyId, KeySpec: "AES_256", NumberOfBytes: 32 }, either],
  ["GenerateDataKey", { KeyId: signing }, either],
  ["GenerateDataKeyWithoutPlaintext", { KeyId: signing }, either],
  ["RetireGrant", {}, grant],
  ["RetireGrant", { KeyId }, grant],
  ["RetireGrant", { GrantId: "a".repeat(64) }, grant],
])("%s does not take %j", async (operation, input, message) => {
  expect(await kms.failed(operation, input)).toMatchObject({ code: "ValidationException", message });
});

test("either way to name a key spec, a length or a grant will do", async () => {
  await kms.done("CreateKey", { CustomerMasterKeySpec: "ECC_NIST_P256", KeyUsage: "SIGN_VERIFY" });
  expect((await kms.done("GenerateDataKey", { KeyId, NumberOfBytes: 7 }))["Plaintext"]).toHaveLength(7);
  expect(await kms.failed("RetireGrant", { GrantToken: "unknown" })).toMatchObject({
    code: "InvalidGrantTokenException",
  });
});

test("a dry run may ask about a key without a ciphertext", async () => {
  const dry = { DryRun: true, DryRunModifiers: ["IGNORE_CIPHERTEXT"] };
  const reEncryption = { SourceKeyId: KeyId, DestinationKeyId: KeyId };
  for (const CiphertextBlob of [undefined, new Uint8Array(1)]) {
    const code = "DryRunOperationException";
    expect(await kms.failed("Decrypt", { KeyId, CiphertextBlob, ...dry })).toMatchObject({ code });
    expect(await kms.failed("ReEncrypt", { ...reEncryption, CiphertextBlob, ...dry })).toMatchObject({ code });
    expect(await kms.failed("Decrypt", { KeyId, CiphertextBlob, ...dry }, nobody)).toMatchObject({
      code: "AccessDeniedException",
    });
  }
});
