/**
 * What Sign and Verify refuse, in AWS's order: an input that the API does not have, a caller without permission, a key of
 * another usage, its state, an algorithm of another spec, a message that does not fit. Source: the API model; recorded answers.
 */

import { describe, expect, it } from "vitest";
import { bytes, nobody, testKms } from "../test-kms.ts";

const kms = await testKms();
const ofUsage = {
  ENCRYPT_DECRYPT: [await kms.key(), await kms.key({ KeySpec: "RSA_2048", KeyUsage: "ENCRYPT_DECRYPT" })],
  KEY_AGREEMENT: [await kms.key({ KeySpec: "ECC_NIST_P256", KeyUsage: "KEY_AGREEMENT" })],
  GENERATE_VERIFY_MAC: [await kms.key({ KeySpec: "HMAC_256", KeyUsage: "GENERATE_VERIFY_MAC" })],
};
const ofOtherUsage = Object.entries(ofUsage).flatMap(([usage, keys]) => keys.map((key) => [usage, key] as const));
const signing = await kms.key({ KeySpec: "ECC_NIST_P256", KeyUsage: "SIGN_VERIFY" });

describe.each([
  ["Sign", {}],
  ["Verify", { Signature: bytes("no signature") }],
])("%s", (operation, more) => {
  const input = { ...more, Message: bytes("m"), SigningAlgorithm: "ECDSA_SHA_256" };
  const refused = (change: object, caller?: typeof nobody) => kms.failed(operation, { ...input, ...change }, caller);

  it.each(["SYMMETRIC_DEFAULT", "HMAC_SHA_256", "RSAES_OAEP_SHA_256"])(
    "knows no signing algorithm %s, whatever the key and whoever asks",
    async (SigningAlgorithm) => {
      const keys = [signing, ...ofOtherUsage.map(([, key]) => key), signing.replace(/\w{12}$/u, "000000000000")];
      for (const KeyId of keys) {
        for (const caller of [undefined, nobody]) {
          const error = await refused({ KeyId, SigningAlgorithm }, caller);
          expect(error.code).toBe("ValidationException");
          expect(error.message).toContain(
            `1 validation error detected: Value '${SigningAlgorithm}' at 'signingAlgorithm'`,
          );
        }
      }
    },
  );

  it.each(ofOtherUsage)("refuses a key for %s before it looks at algorithm and message", async (usage, KeyId) => {
    const inputs = [{}, { SigningAlgorithm: "ML_DSA_SHAKE_256" }, { MessageType: "DIGEST" }, { DryRun: true }];
    for (const change of inputs) {
      expect(await refused({ KeyId, ...change })).toEqual({
        code: "InvalidKeyUsageException",
        message: `${KeyId} key usage is ${usage} which is not valid for ${operation}.`,
        fault: "client",
      });
    }
    expect((await refused({ KeyId }, nobody)).code).toBe("AccessDeniedException");
  });

  it("refuses another spec's algorithm before it looks at the message", async () => {
    for (const MessageType of ["RAW", "DIGEST", "EXTERNAL_MU"]) {
      expect(await refused({ KeyId: signing, SigningAlgorithm: "RSASSA_PSS_SHA_256", MessageType })).toMatchObject({
        code: "InvalidKeyUsageException",
        message: "Algorithm RSASSA_PSS_SHA_256 is incompatible with key spec ECC_NIST_P256.",
      });
    }
  });
});
