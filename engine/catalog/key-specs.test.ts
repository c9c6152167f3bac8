import { describe, expect, it } from "vitest";
import { findGrantOperation, grantOperations } from "./grant-operations.ts";
import { algorithmsOf, keySpecs, keyTypeOf, keyTypes, keyUsages, messageTypesOf, usagesOf } from "./key-specs.ts";

describe("key specs", () => {
  it("are 20 and cover every usage and type of key", () => {
    expect(new Set(keySpecs.map(({ name }) => name)).size).toBe(20);
    const uses = keySpecs.flatMap((spec) => spec.uses);
    expect(new Set(uses.map(({ usage }) => usage))).toEqual(new Set(keyUsages));
    expect(new Set(uses.map(({ keyType }) => keyType))).toEqual(new Set(keyTypes));
    expect(uses.every(({ algorithms }) => algorithms.length > 0)).toBe(true);
  });

  it.each([
    ["SYMMETRIC_DEFAULT", ["ENCRYPT_DECRYPT"]],
    ["HMAC_384", ["GENERATE_VERIFY_MAC"]],
    ["RSA_3072", ["ENCRYPT_DECRYPT", "SIGN_VERIFY"]],
    ["ECC_NIST_P384", ["SIGN_VERIFY", "KEY_AGREEMENT"]],
    ["ECC_SECG_P256K1", ["SIGN_VERIFY"]],
    ["ML_KEM_768", ["ENCAPSULATE_DECAPSULATE"]],
    ["SM2", ["ENCRYPT_DECRYPT", "SIGN_VERIFY", "KEY_AGREEMENT"]],
    ["RSA_1024", []],
  ])("%s offers %j", (spec, usages) => {
    expect(usagesOf(spec)).toEqual(usages);
  });

  it.each([
    ["SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT", "SYMMETRIC"],
    ["RSA_2048", "SIGN_VERIFY", "ASYMMETRIC_SIGN_VERIFY"],
    ["HMAC_224", "GENERATE_VERIFY_MAC", "HMAC"],
    ["HMAC_224", "SIGN_VERIFY", null],
  ])("%s with %s makes %s", (spec, usage, keyType) => {
    expect(keyTypeOf(spec, usage)).toBe(keyType);
  });

  it("know their algorithms and message types", () => {
    expect(algorithmsOf("ECC_NIST_P521", "SIGN_VERIFY")).toEqual(["ECDSA_SHA_512"]);
    expect(algorithmsOf("RSA_2048", "KEY_AGREEMENT")).toEqual([]);
    expect(messageTypesOf("ED25519_PH_SHA_512")).toEqual(["DIGEST"]);
    expect(messageTypesOf("ECDSA_SHA_256")).toEqual(["RAW", "DIGEST"]);
  });
});

describe("grant operations", () => {
  it("are the 19 of E27 and E38", () => {
    expect(grantOperations.map(({ name }) => name)).toEqual([
      "CreateGrant",
      "Decapsulate",
      "Decrypt",
      "DeriveSharedSecret",
      "DescribeKey",
      "Encapsulate",
      "Encrypt",
      "GenerateDataKey",
      "GenerateDataKeyPair",
      "GenerateDataKeyPairWithoutPlaintext",
      "GenerateDataKeyWithoutPlaintext",
      "GenerateMac",
      "GetPublicKey",
      "ReEncryptFrom",
      "ReEncryptTo",
      "RetireGrant",
      "Sign",
      "Verify",
      "VerifyMac",
    ]);
    expect(findGrantOperation("RevokeGrant")).toBeNull();
  });

  it("that constraints do not bind are DescribeKey and RetireGrant (E28, E29)", () => {
    const free = grantOperations.filter(({ ignoresConstraints }) => ignoresConstraints.length > 0);
    expect(free.map(({ name, ignoresConstraints }) => [name, ...ignoresConstraints])).toEqual([
      ["DescribeKey", "encryption-context"],
      ["RetireGrant", "encryption-context", "source-arn"],
    ]);
  });
});
