import { constants, createCipheriv, generateKeyPairSync, publicEncrypt, randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { cryptoPort } from "#crypto";
import { authorizerFor } from "../../authorizer.ts";
import { assembleKms } from "../create-kms.ts";
import type { KmsOptions } from "../kms.ts";
import { account, admin, bytes, environment, testing, type TestKms } from "../test-kms.ts";

/** One RSA key wraps everything here: each takes its time. */
const wrappingKey = cryptoPort.rsa.generate(2048);
const port = { ...cryptoPort, rsa: { ...cryptoPort.rsa, generate: () => wrappingKey } };

const testKms = (options: Partial<KmsOptions> = {}): TestKms =>
  testing(assembleKms({ environment, ...options }, { make: authorizerFor, port }), []);

const message = bytes("kept");
const forever = { ExpirationModel: "KEY_MATERIAL_DOES_NOT_EXPIRE" };
const secret = randomBytes(32);

async function parameters(kms: TestKms, KeyId: string, WrappingAlgorithm = "RSAES_OAEP_SHA_256") {
  const given = await kms.done("GetParametersForImport", { KeyId, WrappingAlgorithm, WrappingKeySpec: "RSA_2048" });
  return { ImportToken: given["ImportToken"] as Uint8Array, PublicKey: given["PublicKey"] as Uint8Array };
}

function wrap(publicKey: Uint8Array, oaepHash: string, data: Uint8Array): Uint8Array {
  const key = { key: Buffer.from(publicKey), format: "der", type: "spki" } as const;
  return publicEncrypt({ ...key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash }, data);
}

/** RSA_AES_KEY_WRAP, as OpenSSL does it. */
function wrapTwice(publicKey: Uint8Array, oaepHash: string, data: Uint8Array): Uint8Array {
  const aesKey = randomBytes(32);
  const cipher = createCipheriv("id-aes256-wrap-pad", aesKey, Buffer.from("a65959a6", "hex"));
  return Buffer.concat([wrap(publicKey, oaepHash, aesKey), cipher.update(data), cipher.final()]);
}

async function importInto(kms: TestKms, KeyId: string, material: Uint8Array, more: object = forever) {
  const { ImportToken, PublicKey } = await parameters(kms, KeyId);
  return { KeyId, ImportToken, EncryptedKeyMaterial: wrap(PublicKey, "sha256", material), ...more };
}

const describe = async (kms: TestKms, KeyId: string) =>
  (await kms.done("DescribeKey", { KeyId }))["KeyMetadata"] as Readonly<Record<string, unknown>>;

test("imported material is used, deleted and imported again, and no other in its place", async () => {
  const kms = testKms();
  const KeyId = await kms.key({ Origin: "EXTERNAL" });
  expect(await kms.failed("Encrypt", { KeyId, Plaintext: message })).toMatchObject({
    code: "KMSInvalidStateException",
    message: `${KeyId} is pending import.`,
  });
  const { KeyMaterialId } = await kms.done("ImportKeyMaterial", await importInto(kms, KeyId, secret));
  expect(await describe(kms, KeyId)).toMatchObject({
    KeyState: "Enabled",
    ExpirationModel: "KEY_MATERIAL_DOES_NOT_EXPIRE",
    CurrentKeyMaterialId: KeyMaterialId,
  });
  const { CiphertextBlob } = await kms.done("Encrypt", { KeyId, Plaintext: message });
  expect(await kms.done("DeleteImportedKeyMaterial", { KeyId })).toEqual({ KeyId, KeyMaterialId });
  const { KeyState, ExpirationModel, CurrentKeyMaterialId } = await describe(kms, KeyId);
  expect([KeyState, ExpirationModel, CurrentKeyMaterialId]).toEqual(["PendingImport", undefined, KeyMaterialId]);
  const other = await importInto(kms, KeyId, randomBytes(32));
  expect((await kms.failed("ImportKeyMaterial", other)).code).toBe("IncorrectKeyMaterialException");
  await kms.done("ImportKeyMaterial", await importInto(kms, KeyId, secret));
  expect((await kms.done("Decrypt", { CiphertextBlob }))["Plaintext"]).toEqual(message);
});

test("new material is imported for the next rotation", async () => {
  const kms = testKms();
  const KeyId = await kms.key({ Origin: "EXTERNAL" });
  await kms.done("ImportKeyMaterial", await importInto(kms, KeyId, secret));
  const { CiphertextBlob } = await kms.done("Encrypt", { KeyId, Plaintext: message });
  expect(await kms.failed("RotateKeyOnDemand", { KeyId })).toMatchObject({
    code: "KMSInvalidStateException",
    message: `No available key material pending rotation for the key: ${KeyId}.`,
  });
  const next = { ...forever, ImportType: "NEW_KEY_MATERIAL" };
  const { KeyMaterialId } = await kms.done("ImportKeyMaterial", await importInto(kms, KeyId, randomBytes(32), next));
  expect((await describe(kms, KeyId))["CurrentKeyMaterialId"]).not.toBe(KeyMaterialId);
  const third = await kms.failed("ImportKeyMaterial", await importInto(kms, KeyId, randomBytes(32), next));
  expect(third.code).toBe("KMSInvalidStateException");
  expect(third.message).toMatch(
    new RegExp(
      `^New key material \\(id: [\\da-f]{64}\\) cannot be imported into KMS key ${KeyId}, because another key material \\(id: ${String(KeyMaterialId)}\\) is pending rotation\\.$`,
      "u",
    ),
  );
  await kms.done("RotateKeyOnDemand", { KeyId });
  expect((await describe(kms, KeyId))["CurrentKeyMaterialId"]).toBe(KeyMaterialId);
  expect((await kms.done("Decrypt", { CiphertextBlob }))["Plaintext"]).toEqual(message);
});

test("related keys of an environment begin with the same imported material, and lose it one by one", async () => {
  const [pending, first, second] = ["ap-south-1", "us-east-1", "eu-west-1"].map(
    (region) => `arn:aws:kms:${region}:${account}:key/mrk-00000000000000000000000000000000`,
  ) as [string, string, string];
  const root = { AWS: `arn:aws:iam::${account}:root` };
  const policy = { Statement: [{ Effect: "Allow", Principal: root, Action: "kms:*", Resource: "*" }] };
  const imported = { MultiRegion: true, Origin: "EXTERNAL" } as const;
  const replica = { ...imported, MultiRegionConfiguration: { MultiRegionKeyType: "REPLICA" } } as const;
  const keys = {
    [pending]: { policy, metadata: { ...replica, KeyState: "PendingImport" } },
    [first]: { policy, metadata: imported },
    [second]: { policy, metadata: replica },
  } as const;
  const kms = testKms({ environment: { ...environment, keys } });
  const europe = { ...admin, region: "eu-west-1" };
  const { CiphertextBlob } = await kms.done("Encrypt", { KeyId: first, Plaintext: message });
  expect(await kms.done("ListKeyRotations", { KeyId: first, IncludeKeyMaterial: "ALL_KEY_MATERIAL" })).toMatchObject({
    Rotations: [{ ImportState: "IMPORTED" }],
  });
  await kms.done("DeleteImportedKeyMaterial", { KeyId: first });
  expect((await kms.failed("Decrypt", { CiphertextBlob })).code).toBe("KMSInvalidStateException");
  expect((await kms.done("Decrypt", { CiphertextBlob }, europe))["Plaintext"]).toEqual(message);
});

test("material expires", async () => {
  let now = new Date("2026-01-01T00:00:00Z");
  const kms = testKms({ clock: () => now });
  const KeyId = await kms.key({ Origin: "EXTERNAL" });
  expect(await kms.failed("ImportKeyMaterial", await importInto(kms, KeyId, secret, {}))).toMatchObject({
    code: "ValidationException",
    message: "A validTo date must be set if the ExpirationModel is KEY_MATERIAL_EXPIRES",
  });
  const ValidTo = new Date("2026-02-01T00:00:00Z");
  await kms.done("ImportKeyMaterial", await importInto(kms, KeyId, secret, { ValidTo }));
  expect(await describe(kms, KeyId)).toMatchObject({ ExpirationModel: "KEY_MATERIAL_EXPIRES", ValidTo });
  now = ValidTo;
  expect(await kms.failed("Encrypt", { KeyId, Plaintext: message })).toMatchObject({
    code: "KMSInvalidStateException",
  });
});

test.each([
  ["RSAES_OAEP_SHA_1", wrap, "sha1"],
  ["RSAES_OAEP_SHA_256", wrap, "sha256"],
  ["RSA_AES_KEY_WRAP_SHA_1", wrapTwice, "sha1"],
  ["RSA_AES_KEY_WRAP_SHA_256", wrapTwice, "sha256"],
] as const)("a private key comes in under %s and works", async (algorithm, wrapping, hash) => {
  const kms = testKms();
  const KeyId = await kms.key({ Origin: "EXTERNAL", KeySpec: "ECC_NIST_P256", KeyUsage: "SIGN_VERIFY" });
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
  const { ImportToken, PublicKey } = await parameters(kms, KeyId, algorithm);
  const material = privateKey.export({ format: "der", type: "pkcs8" });
  const EncryptedKeyMaterial = wrapping(PublicKey, hash, material);
  await kms.done("ImportKeyMaterial", { KeyId, ImportToken, EncryptedKeyMaterial, ...forever });
  const shown = (await kms.done("GetPublicKey", { KeyId }))["PublicKey"];
  expect(shown).toEqual(Uint8Array.from(publicKey.export({ format: "der", type: "spki" })));
});

test.each([
  ["RSA_2048", "SIGN_VERIFY", () => generateKeyPairSync("rsa", { modulusLength: 2048 })],
  ["ECC_NIST_P384", "SIGN_VERIFY", () => generateKeyPairSync("ec", { namedCurve: "secp384r1" })],
  ["ECC_NIST_P521", "KEY_AGREEMENT", () => generateKeyPairSync("ec", { namedCurve: "secp521r1" })],
  ["ECC_SECG_P256K1", "SIGN_VERIFY", () => generateKeyPairSync("ec", { namedCurve: "secp256k1" })],
  ["ECC_NIST_EDWARDS25519", "SIGN_VERIFY", () => generateKeyPairSync("ed25519")],
] as const)(
  "%s is imported as OpenSSL writes it, and a key of another kind is not",
  async (KeySpec, KeyUsage, make) => {
    const kms = testKms();
    const KeyId = await kms.key({ Origin: "EXTERNAL", KeySpec, KeyUsage });
    const { privateKey, publicKey } = make();
    const bring = async (material: Uint8Array) => {
      const { ImportToken, PublicKey } = await parameters(kms, KeyId, "RSA_AES_KEY_WRAP_SHA_256");
      return { KeyId, ImportToken, EncryptedKeyMaterial: wrapTwice(PublicKey, "sha256", material), ...forever };
    };
    const x25519 = generateKeyPairSync("x25519").privateKey.export({ format: "der", type: "pkcs8" });
    expect((await kms.failed("ImportKeyMaterial", await bring(x25519))).code).toBe("IncorrectKeyMaterialException");
    await kms.done("ImportKeyMaterial", await bring(privateKey.export({ format: "der", type: "pkcs8" })));
    const shown = (await kms.done("GetPublicKey", { KeyId }))["PublicKey"];
    expect(shown).toEqual(Uint8Array.from(publicKey.export({ format: "der", type: "spki" })));
  },
);

test("an import needs its own token, in time, and material of the right length in the right wrapping", async () => {
  let now = new Date("2026-01-01T00:00:00Z");
  const kms = testKms({ clock: () => now });
  const [KeyId, other] = [await kms.key({ Origin: "EXTERNAL" }), await kms.key({ Origin: "EXTERNAL" })];
  const input = await importInto(kms, KeyId, secret);
  const refused = async (more: object) => (await kms.failed("ImportKeyMaterial", { ...input, ...more })).code;
  expect(await refused({ KeyId: other })).toBe("InvalidImportTokenException");
  expect(await refused({ ImportToken: bytes("nonsense") })).toBe("InvalidImportTokenException");
  expect(await refused({ EncryptedKeyMaterial: randomBytes(256) })).toBe("InvalidCiphertextException");
  expect(await refused(await importInto(kms, KeyId, randomBytes(31)))).toBe("IncorrectKeyMaterialException");
  now = new Date("2026-01-02T00:00:00Z");
  expect(await refused({})).toBe("ExpiredImportTokenException");
  const own = await kms.key();
  const asked = { KeyId: own, WrappingAlgorithm: "RSAES_OAEP_SHA_256", WrappingKeySpec: "RSA_2048" };
  expect(await kms.failed("GetParametersForImport", asked)).toMatchObject({
    code: "UnsupportedOperationException",
    message: `${own} origin is AWS_KMS which is not valid for this operation.`,
  });
});
