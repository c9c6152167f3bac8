/** Which key a ciphertext is of, asked before what else is the matter with the key that is named. */

import { describe, expect, test } from "vitest";
import { bytes, testKms } from "./test-kms.ts";

const incorrect = {
  code: "IncorrectKeyException",
  message: "The key ID in the request does not identify a CMK that can perform this operation.",
};

const kms = await testKms();
const maker = await kms.key();
const { CiphertextBlob } = await kms.done("Encrypt", { KeyId: maker, Plaintext: bytes("x") });
const disabled = await kms.key();
await kms.done("DisableKey", { KeyId: disabled });

describe.each([
  ["another symmetric key", await kms.key()],
  ["a disabled one", disabled],
  ["one that waits for its material", await kms.key({ Origin: "EXTERNAL" })],
  ["a MAC key", await kms.key({ KeySpec: "HMAC_224", KeyUsage: "GENERATE_VERIFY_MAC" })],
  ["a signing key", await kms.key({ KeySpec: "ECC_NIST_P256", KeyUsage: "SIGN_VERIFY" })],
  ["an RSA key", await kms.key({ KeySpec: "RSA_2048", KeyUsage: "ENCRYPT_DECRYPT" })],
])("%s is not the key of the ciphertext", (_, other) => {
  test("for Decrypt", async () => {
    expect(await kms.failed("Decrypt", { CiphertextBlob, KeyId: other })).toMatchObject(incorrect);
  });

  test("for ReEncrypt, whatever the destination", async () => {
    const input = { CiphertextBlob, SourceKeyId: other, DestinationKeyId: other };
    expect(await kms.failed("ReEncrypt", input)).toMatchObject(incorrect);
  });
});

test("what is no ciphertext is told before that", async () => {
  const rsa = await kms.key({ KeySpec: "RSA_2048", KeyUsage: "ENCRYPT_DECRYPT" });
  for (const KeyId of [maker, disabled, rsa]) {
    const error = await kms.failed("Decrypt", { CiphertextBlob: new Uint8Array(256), KeyId });
    expect(error).toMatchObject({ code: "InvalidCiphertextException", message: "" });
  }
});

test("with an asymmetric algorithm the key's usage counts", async () => {
  const signing = await kms.key({ KeySpec: "RSA_2048", KeyUsage: "SIGN_VERIFY" });
  const input = { CiphertextBlob, KeyId: signing, EncryptionAlgorithm: "RSAES_OAEP_SHA_256" };
  expect(await kms.failed("Decrypt", input)).toMatchObject({
    code: "InvalidKeyUsageException",
    message: `${signing} key usage is SIGN_VERIFY which is not valid for Decrypt.`,
  });
});
