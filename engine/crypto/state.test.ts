/** The state table of AWS, operation by operation: what fails, fails with AWS's error; what does not, does something. */

import { expect, test } from "vitest";
import { keyStates, stateResult } from "../catalog/key-states.ts";
import { operations } from "../catalog/operations.ts";
import { account, admin, bytes, environment, testKms } from "./test-kms.ts";

const policy = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: "kms:*", Resource: "*" }],
};
const KeyId = `arn:aws:kms:us-east-1:${account}:key/mrk-00000000000000000000000000000001`;
const replica = KeyId.replace("us-east-1", "eu-west-1");

interface Kind {
  readonly metadata: { readonly KeySpec: string; readonly KeyUsage: "ENCRYPT_DECRYPT" };
  readonly input: Readonly<Record<string, unknown>>;
}

const kind = (KeySpec: string, KeyUsage: string, input: Kind["input"]): Kind => ({
  metadata: { KeySpec, KeyUsage: KeyUsage as "ENCRYPT_DECRYPT" },
  input,
});
const symmetric = (input: Kind["input"] = {}) => kind("SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT", input);
const Message = bytes("x");

/** A key and an input for each operation that needs more than a symmetric key's id. */
const kinds: Readonly<Record<string, Kind>> = {
  CreateAlias: symmetric({ AliasName: "alias/new", TargetKeyId: KeyId, KeyId: undefined }),
  CreateGrant: symmetric({ GranteePrincipal: admin.principal, Operations: ["Encrypt"] }),
  Decapsulate: kind("ML_KEM_512", "ENCAPSULATE_DECAPSULATE", {
    EncapsulationAlgorithm: "ML_KEM",
    SharedSecretCiphertextBlob: new Uint8Array(768),
  }),
  DeriveSharedSecret: kind("ECC_NIST_P256", "KEY_AGREEMENT", { KeyAgreementAlgorithm: "ECDH", PublicKey: Message }),
  Encapsulate: kind("ML_KEM_512", "ENCAPSULATE_DECAPSULATE", { EncapsulationAlgorithm: "ML_KEM" }),
  Encrypt: symmetric({ Plaintext: Message }),
  GenerateDataKey: symmetric({ KeySpec: "AES_256" }),
  GenerateDataKeyPair: symmetric({ KeyPairSpec: "ECC_NIST_P256" }),
  GenerateDataKeyPairWithoutPlaintext: symmetric({ KeyPairSpec: "ECC_NIST_P256" }),
  GenerateDataKeyWithoutPlaintext: symmetric({ KeySpec: "AES_256" }),
  GenerateMac: kind("HMAC_256", "GENERATE_VERIFY_MAC", { Message, MacAlgorithm: "HMAC_SHA_256" }),
  GetParametersForImport: symmetric({ WrappingAlgorithm: "RSAES_OAEP_SHA_256", WrappingKeySpec: "RSA_2048" }),
  GetPublicKey: kind("ECC_NIST_P256", "SIGN_VERIFY", {}),
  ImportKeyMaterial: symmetric({ ImportToken: Message, EncryptedKeyMaterial: Message }),
  PutKeyPolicy: symmetric({ Policy: JSON.stringify(policy) }),
  ReplicateKey: symmetric({ ReplicaRegion: "ap-south-1" }),
  RetireGrant: symmetric({ GrantId: "g-1" }),
  RevokeGrant: symmetric({ GrantId: "g-1" }),
  Sign: kind("ECC_NIST_P256", "SIGN_VERIFY", { Message, SigningAlgorithm: "ECDSA_SHA_256" }),
  TagResource: symmetric({ Tags: [{ TagKey: "a", TagValue: "b" }] }),
  UntagResource: symmetric({ TagKeys: ["a"] }),
  UpdateKeyDescription: symmetric({ Description: "d" }),
  UpdatePrimaryRegion: symmetric({ PrimaryRegion: "eu-west-1" }),
  Verify: kind("ECC_NIST_P256", "SIGN_VERIFY", { Message, SigningAlgorithm: "ECDSA_SHA_256", Signature: Message }),
  VerifyMac: kind("HMAC_256", "GENERATE_VERIFY_MAC", {
    Message,
    MacAlgorithm: "HMAC_SHA_256",
    Mac: new Uint8Array(32),
  }),
};

/** KMS with one key of the kind, in the state. */
const inState = (KeyState: "Enabled", { metadata }: Kind) =>
  testKms({
    deterministic: "states",
    environment: {
      ...environment,
      keys: {
        [KeyId]: {
          policy,
          aliases: ["alias/one"],
          grants: [
            {
              GrantId: "g-1",
              GranteePrincipal: admin.principal,
              RetiringPrincipal: admin.principal,
              Operations: ["Encrypt"],
            },
          ],
          metadata: { ...metadata, KeyState, MultiRegion: true },
        },
        [replica]: {
          policy,
          metadata: { ...metadata, MultiRegion: true, MultiRegionConfiguration: { MultiRegionKeyType: "REPLICA" } },
        },
      },
    },
  });

/** The material is the same each time, so that a ciphertext of one serves all. */
async function inputOf(operation: string): Promise<object> {
  const input = { KeyId, ...(kinds[operation] ?? symmetric()).input };
  if (operation !== "Decrypt" && operation !== "ReEncrypt") return input;
  const { CiphertextBlob } = await (
    await inState("Enabled", symmetric())
  ).done("Encrypt", { KeyId, Plaintext: Message });
  return operation === "Decrypt" ? { CiphertextBlob } : { CiphertextBlob, SourceKeyId: KeyId, DestinationKeyId: KeyId };
}

/** Of a key that it cannot be: of imported or outside material. Whether the rest fits, other tests tell. */
const otherReasons = [
  "UnsupportedOperationException",
  "InvalidImportTokenException",
  "ValidationException",
  "KMSInvalidMacException",
  "KMSInvalidSignatureException",
];

const onKeys = operations.filter(
  ({ name }) => stateResult(name, "Enabled") !== null && !["UpdateAlias", "DeleteAlias"].includes(name),
);

test.each(onKeys.map(({ name }) => name))("%s fares in each key state as AWS says", async (operation) => {
  const input = await inputOf(operation);
  for (const state of keyStates) {
    const expected = stateResult(operation, state);
    if (expected === null || expected.result === "not-applicable") continue;
    const kms = await inState(state as "Enabled", kinds[operation] ?? symmetric());
    const before = JSON.stringify(kms.environment());
    const answer = await kms.call(operation, input, admin);
    const code = "error" in answer ? answer.error.code : null;
    if (expected.result === "fail") {
      expect(expected.errors, `${operation} in ${state}: ${String(code)}`).toContain(code);
      expect(JSON.stringify(kms.environment())).toBe(before);
    } else if (code !== null) {
      const allowed = [
        ...expected.errors,
        ...otherReasons,
        ...(state === "PendingImport" ? ["KMSInvalidStateException"] : []),
      ];
      expect(allowed, `${operation} in ${state}`).toContain(code);
    }
  }
});

test("an alias moves from a key that is to be deleted, and to none", async () => {
  const kms = await inState("PendingDeletion" as "Enabled", symmetric());
  const free = await kms.key();
  await kms.done("UpdateAlias", { AliasName: "alias/one", TargetKeyId: free });
  expect(await kms.failed("UpdateAlias", { AliasName: "alias/one", TargetKeyId: KeyId })).toMatchObject({
    code: "KMSInvalidStateException",
    message: `${KeyId} is pending deletion.`,
  });
  await kms.done("DeleteAlias", { AliasName: "alias/one" });
});

test.each([
  ["Encrypt", "ECC_NIST_P256", "SIGN_VERIFY"],
  ["Sign", "HMAC_256", "GENERATE_VERIFY_MAC"],
  ["Verify", "SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT"],
  ["GenerateMac", "SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT"],
  ["DeriveSharedSecret", "ECC_NIST_P256", "SIGN_VERIFY"],
  ["GenerateDataKey", "RSA_2048", "SIGN_VERIFY"],
])("%s does not work with a key of %s for %s", async (operation, KeySpec, KeyUsage) => {
  const kms = await testKms();
  const key = await kms.key({ KeySpec, KeyUsage });
  expect(await kms.failed(operation, { ...kinds[operation]?.input, KeyId: key })).toMatchObject({
    code: "InvalidKeyUsageException",
    message: `${key} key usage is ${KeyUsage} which is not valid for ${operation}.`,
  });
});

test("the usage is told before the state, the state before the spec", async () => {
  const kms = await testKms();
  const mac = await kms.key({ KeySpec: "HMAC_256", KeyUsage: "GENERATE_VERIFY_MAC" });
  const rsa = await kms.key({ KeySpec: "RSA_2048", KeyUsage: "ENCRYPT_DECRYPT" });
  const sign = { KeyId: mac, Message, SigningAlgorithm: "RSASSA_PSS_SHA_256" };
  const dataKey = { KeyId: rsa, KeySpec: "AES_256" };
  for (const KeyId of [mac, rsa]) await kms.done("DisableKey", { KeyId });
  expect(await kms.failed("Sign", sign)).toMatchObject({
    code: "InvalidKeyUsageException",
    message: `${mac} key usage is GENERATE_VERIFY_MAC which is not valid for Sign.`,
  });
  expect(await kms.failed("GenerateDataKey", dataKey)).toMatchObject({ code: "DisabledException" });
  await kms.done("EnableKey", { KeyId: rsa });
  expect(await kms.failed("GenerateDataKey", dataKey)).toMatchObject({
    code: "InvalidKeyUsageException",
    message: "You cannot generate a data key with an asymmetric CMK",
  });
});
