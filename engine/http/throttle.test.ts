import { describe, expect, it } from "vitest";
import { createThrottle } from "./throttle.ts";

const caller = { principal: "arn:aws:iam::111122223333:user/bob", region: "eu-north-1" };

/** How many of so many calls at once are let through. */
function passed(
  admit: ReturnType<typeof createThrottle>,
  count: number,
  operation: string,
  input = {},
  by = caller,
): number {
  return Array.from({ length: count }, () => admit(operation, input, by)).filter((refused) => refused === null).length;
}

describe("request quotas", () => {
  it("let so many calls a second through, and refuse the next as AWS does", () => {
    let now = 0;
    const admit = createThrottle(() => now);
    expect(passed(admit, 20, "CreateKey")).toBe(5);
    expect(admit("CreateKey", {}, caller)).toEqual({
      code: "ThrottlingException",
      message: "You have exceeded the rate at which you may call KMS. Reduce the frequency of your calls.",
      fault: "client",
    });
    now = 400;
    expect(passed(admit, 20, "CreateKey")).toBe(2);
    now = 10_000;
    expect(passed(admit, 20, "CreateKey")).toBe(5);
  });

  it("go by account and Region of the caller", () => {
    const admit = createThrottle(() => 0);
    expect(passed(admit, 10, "CreateKey")).toBe(5);
    expect(passed(admit, 10, "CreateKey", {}, { ...caller, region: "eu-west-3" })).toBe(5);
    expect(passed(admit, 10, "CreateKey", {}, { ...caller, principal: "arn:aws:iam::444455556666:root" })).toBe(5);
    expect(passed(admit, 10, "CreateKey", {}, { ...caller, principal: "arn:aws:iam::111122223333:user/eve" })).toBe(0);
  });

  it.each([
    ["eu-north-1", 10_000],
    ["eu-west-2", 20_000],
    ["us-east-1", 100_000],
  ])("of symmetric operations are one bucket: %s", (region, quota) => {
    const admit = createThrottle(() => 0);
    const by = { ...caller, region };
    expect(passed(admit, quota - 1, "GenerateDataKey", {}, by)).toBe(quota - 1);
    expect(passed(admit, 1, "Decrypt", {}, by)).toBe(1);
    expect(passed(admit, 1, "Encrypt", { EncryptionAlgorithm: "SYMMETRIC_DEFAULT" }, by)).toBe(0);
    expect(passed(admit, 1, "GenerateMac", {}, by)).toBe(0);
  });

  it("go by the kind of key for asymmetric operations", () => {
    const admit = createThrottle(() => 0);
    expect(passed(admit, 1001, "Sign", { SigningAlgorithm: "ECDSA_SHA_256" })).toBe(1000);
    expect(passed(admit, 1, "DeriveSharedSecret", { KeyAgreementAlgorithm: "ECDH" })).toBe(0);
    expect(passed(admit, 1001, "Verify", { SigningAlgorithm: "RSASSA_PSS_SHA_256" })).toBe(1000);
    expect(passed(admit, 1, "Encrypt", { EncryptionAlgorithm: "RSAES_OAEP_SHA_1" })).toBe(0);
    expect(passed(admit, 1001, "Sign", { SigningAlgorithm: "ML_DSA_SHAKE_256" })).toBe(1000);
    expect(passed(admit, 1, "Decrypt")).toBe(1);
  });

  it("of data key pairs go by their spec", () => {
    const admit = createThrottle(() => 0);
    expect(passed(admit, 9, "GenerateDataKeyPair", { KeyPairSpec: "RSA_3072" })).toBe(4);
    expect(passed(admit, 9, "GenerateDataKeyPairWithoutPlaintext", { KeyPairSpec: "RSA_3072" })).toBe(0);
    expect(passed(admit, 9, "GenerateDataKeyPair", { KeyPairSpec: "RSA_4096" })).toBe(1);
    expect(passed(admit, 9, "GenerateDataKeyPair", { KeyPairSpec: "toString" })).toBe(9);
  });

  it("count a replica as two keys where it is made", () => {
    const admit = createThrottle(() => 0);
    expect(passed(admit, 9, "ReplicateKey", { ReplicaRegion: "eu-west-3" })).toBe(2);
    expect(passed(admit, 9, "CreateKey", {}, { ...caller, region: "eu-west-3" })).toBe(1);
    expect(passed(admit, 9, "CreateKey")).toBe(5);
  });

  it("are none where AWS has published none", () => {
    expect(
      passed(
        createThrottle(() => 0),
        3000,
        "Encapsulate",
        { EncapsulationAlgorithm: "ML_KEM" },
      ),
    ).toBe(3000);
  });
});
