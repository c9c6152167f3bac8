import { createPublicKey, verify as opensslVerify } from "node:crypto";
import { expect, test } from "vitest";
import { keySpecs } from "../../catalog/key-specs.ts";
import { keyFamily } from "../provider/key-specs.ts";
import { bytes, nobody, testKms } from "../test-kms.ts";

const kms = await testKms();
const message = bytes("a message of no importance");

const usesOf = (usage: string) =>
  keySpecs.flatMap(({ name, uses }) =>
    keyFamily(name) === null
      ? []
      : uses
          .filter((use) => use.usage === usage)
          .flatMap((use) => use.algorithms.map((algorithm) => [name, algorithm] as const)),
  );

const made = new Map<string, string>();

/** One key of each kind: RSA keys take their time. */
async function keyOf(KeySpec: string, KeyUsage: string): Promise<string> {
  const name = `${KeySpec} ${KeyUsage}`;
  const key = made.get(name) ?? (await kms.key({ KeySpec, KeyUsage }));
  made.set(name, key);
  return key;
}

test("every spec but SM2 is provided, with every algorithm that it has in KMS", () => {
  const missing = keySpecs.flatMap(({ name, uses }) => {
    const family = keyFamily(name);
    if (family === null) return [name];
    const known = [
      "SYMMETRIC_DEFAULT",
      "ECDH",
      "ML_KEM",
      ...Object.keys({ ...family.macs, ...family.signing, ...family.encryption }),
    ];
    return uses.flatMap(({ algorithms }) => algorithms.filter((algorithm) => !known.includes(algorithm)));
  });
  expect(missing).toEqual(["SM2"]);
});

test.each(usesOf("ENCRYPT_DECRYPT"))("%s encrypts and decrypts with %s", async (KeySpec, EncryptionAlgorithm) => {
  const KeyId = await keyOf(KeySpec, "ENCRYPT_DECRYPT");
  const { CiphertextBlob } = await kms.done("Encrypt", { KeyId, Plaintext: message, EncryptionAlgorithm });
  const back = await kms.done("Decrypt", { KeyId, CiphertextBlob, EncryptionAlgorithm });
  expect(back).toMatchObject({ KeyId, EncryptionAlgorithm, Plaintext: message });
  const spoilt = Uint8Array.from(CiphertextBlob as Uint8Array);
  spoilt[spoilt.length - 1] = (spoilt.at(-1) ?? 0) ^ 1;
  expect(await kms.failed("Decrypt", { KeyId, CiphertextBlob: spoilt, EncryptionAlgorithm })).toEqual({
    code: "InvalidCiphertextException",
    message: "",
    fault: "client",
  });
});

test.each(usesOf("SIGN_VERIFY"))("%s signs and verifies with %s", async (KeySpec, SigningAlgorithm) => {
  const KeyId = await keyOf(KeySpec, "SIGN_VERIFY");
  const digest = await digestFor(SigningAlgorithm);
  const kinds = messages(SigningAlgorithm, digest);
  for (const [MessageType, Message] of kinds) {
    const { Signature } = await kms.done("Sign", { KeyId, Message, MessageType, SigningAlgorithm });
    const verified = await kms.done("Verify", { KeyId, Message, MessageType, SigningAlgorithm, Signature });
    expect(verified).toEqual({ KeyId, SignatureValid: true, SigningAlgorithm });
    const other = Uint8Array.from(Message);
    other[0] = (other[0] ?? 0) ^ 1;
    expect(
      await kms.failed("Verify", { KeyId, Message: other, MessageType, SigningAlgorithm, Signature }),
    ).toMatchObject({
      code: "KMSInvalidSignatureException",
      message: "",
    });
    for (const Signature of [new Uint8Array([1]), new Uint8Array(64), new Uint8Array(256)]) {
      const error = await kms.failed("Verify", { KeyId, Message, MessageType, SigningAlgorithm, Signature });
      expect(error.code).toBe("KMSInvalidSignatureException");
    }
  }
  if (kinds.length < 2 || kinds[1]?.[0] !== "DIGEST") return;
  // A signature over the digest is one over the message.
  const { Signature } = await kms.done("Sign", { KeyId, Message: digest, MessageType: "DIGEST", SigningAlgorithm });
  await kms.done("Verify", { KeyId, Message: message, MessageType: "RAW", SigningAlgorithm, Signature });
});

async function digestFor(algorithm: string): Promise<Uint8Array> {
  const bits = /SHA_(\d+)$/u.exec(algorithm)?.[1] ?? "512";
  if (!algorithm.includes("SHA_")) return new Uint8Array(64);
  return new Uint8Array(await crypto.subtle.digest(`SHA-${bits}`, Uint8Array.from(message)));
}

function messages(algorithm: string, digest: Uint8Array): readonly (readonly [string, Uint8Array])[] {
  if (algorithm === "ED25519_SHA_512") return [["RAW", message]];
  if (algorithm === "ED25519_PH_SHA_512") return [["DIGEST", digest]];
  if (algorithm === "ML_DSA_SHAKE_256")
    return [
      ["RAW", message],
      ["EXTERNAL_MU", new Uint8Array(64).fill(7)],
    ];
  return [
    ["RAW", message],
    ["DIGEST", digest],
  ];
}

test("a digest of another length, a message type that an algorithm lacks and another spec's algorithm are refused", async () => {
  const KeyId = await kms.key({ KeySpec: "ECC_NIST_P256", KeyUsage: "SIGN_VERIFY" });
  const sign = (input: object) => kms.failed("Sign", { KeyId, Message: message, ...input });
  expect(await sign({ MessageType: "DIGEST", SigningAlgorithm: "ECDSA_SHA_256" })).toMatchObject({
    code: "ValidationException",
    message: "Digest is invalid length for algorithm ECDSA_SHA_256.",
  });
  expect((await sign({ MessageType: "EXTERNAL_MU", SigningAlgorithm: "ECDSA_SHA_256" })).code).toBe(
    "ValidationException",
  );
  expect(await sign({ SigningAlgorithm: "ECDSA_SHA_512" })).toMatchObject({
    code: "InvalidKeyUsageException",
    message: "Algorithm ECDSA_SHA_512 is incompatible with key spec ECC_NIST_P256.",
  });
});

test.each(usesOf("GENERATE_VERIFY_MAC"))("%s makes and verifies MACs with %s", async (KeySpec, MacAlgorithm) => {
  const KeyId = await kms.key({ KeySpec, KeyUsage: "GENERATE_VERIFY_MAC" });
  const { Mac } = await kms.done("GenerateMac", { KeyId, Message: message, MacAlgorithm });
  expect((Mac as Uint8Array).length * 8).toBe(Number(MacAlgorithm.slice(-3)));
  expect(await kms.done("VerifyMac", { KeyId, Message: message, MacAlgorithm, Mac })).toEqual({
    KeyId,
    MacValid: true,
    MacAlgorithm,
  });
  expect(await kms.failed("VerifyMac", { KeyId, Message: bytes("another"), MacAlgorithm, Mac })).toMatchObject({
    code: "KMSInvalidMacException",
    message: "",
  });
});

test.each(usesOf("KEY_AGREEMENT"))("two keys of %s agree on a secret", async (KeySpec, KeyAgreementAlgorithm) => {
  const [mine, yours] = [
    await kms.key({ KeySpec, KeyUsage: "KEY_AGREEMENT" }),
    await kms.key({ KeySpec, KeyUsage: "KEY_AGREEMENT" }),
  ];
  const publicKey = async (KeyId: string) => (await kms.done("GetPublicKey", { KeyId }))["PublicKey"];
  const derive = async (KeyId: string, of: string) =>
    kms.done("DeriveSharedSecret", { KeyId, KeyAgreementAlgorithm, PublicKey: await publicKey(of) });
  const secret = await derive(mine, yours);
  expect(secret["SharedSecret"]).toEqual((await derive(yours, mine))["SharedSecret"]);
  expect(secret).toMatchObject({ KeyId: mine, KeyAgreementAlgorithm, KeyOrigin: "AWS_KMS" });
  const foreign = bytes("this is no public key");
  expect(
    await kms.failed("DeriveSharedSecret", { KeyId: mine, KeyAgreementAlgorithm, PublicKey: foreign }),
  ).toMatchObject({
    code: "ValidationException",
    message: "",
  });
});

test.each(usesOf("ENCAPSULATE_DECAPSULATE"))(
  "%s encapsulates a secret with %s",
  async (KeySpec, EncapsulationAlgorithm) => {
    const KeyId = await kms.key({ KeySpec, KeyUsage: "ENCAPSULATE_DECAPSULATE" });
    const { SharedSecret, SharedSecretCiphertextBlob } = await kms.done("Encapsulate", {
      KeyId,
      EncapsulationAlgorithm,
    });
    const back = await kms.done("Decapsulate", { KeyId, EncapsulationAlgorithm, SharedSecretCiphertextBlob });
    expect(back).toEqual({ KeyId, EncapsulationAlgorithm, SharedSecret });
    const short = (SharedSecretCiphertextBlob as Uint8Array).slice(1);
    const error = await kms.failed("Decapsulate", { KeyId, EncapsulationAlgorithm, SharedSecretCiphertextBlob: short });
    expect(error.code).toBe("InvalidCiphertextException");
  },
);

test.each(["RSA_2048", "ECC_NIST_P256", "ECC_NIST_P384", "ECC_NIST_P521", "ECC_SECG_P256K1", "ECC_NIST_EDWARDS25519"])(
  "a data key pair of %s is one, and its private key is behind the key",
  async (KeyPairSpec) => {
    const KeyId = await kms.key();
    const pair = await kms.done("GenerateDataKeyPair", { KeyId, KeyPairSpec, EncryptionContext: { a: "b" } });
    const { PrivateKeyPlaintext, PrivateKeyCiphertextBlob, PublicKey } = pair;
    const { Plaintext } = await kms.done("Decrypt", {
      CiphertextBlob: PrivateKeyCiphertextBlob,
      EncryptionContext: { a: "b" },
    });
    expect(Plaintext).toEqual(PrivateKeyPlaintext);
    const { createPrivateKey } = await import("node:crypto");
    const secret = createPrivateKey({
      key: Buffer.from(PrivateKeyPlaintext as Uint8Array),
      format: "der",
      type: "pkcs8",
    });
    const open = createPublicKey(secret).export({ format: "der", type: "spki" });
    expect(Uint8Array.from(open)).toEqual(PublicKey);
    const bare = await kms.done("GenerateDataKeyPairWithoutPlaintext", { KeyId, KeyPairSpec });
    expect(Object.keys(bare)).not.toContain("PrivateKeyPlaintext");
  },
);

test("data keys have the length that was asked for, one way or the other", async () => {
  const KeyId = await kms.key();
  for (const [input, length] of [
    [{ KeySpec: "AES_256" }, 32],
    [{ KeySpec: "AES_128" }, 16],
    [{ NumberOfBytes: 5 }, 5],
  ] as const) {
    const { Plaintext, CiphertextBlob } = await kms.done("GenerateDataKey", { KeyId, ...input });
    expect((Plaintext as Uint8Array).length).toBe(length);
    expect((await kms.done("Decrypt", { CiphertextBlob }))["Plaintext"]).toEqual(Plaintext);
    expect(Object.keys(await kms.done("GenerateDataKeyWithoutPlaintext", { KeyId, ...input }))).not.toContain(
      "Plaintext",
    );
  }
  for (const input of [{}, { KeySpec: "AES_256", NumberOfBytes: 32 }]) {
    expect((await kms.failed("GenerateDataKey", { KeyId, ...input })).code).toBe("ValidationException");
  }
});

test("random bytes are as many as were asked for, and it must be asked for", async () => {
  expect((await kms.done("GenerateRandom", { NumberOfBytes: 1024 }))["Plaintext"]).toHaveLength(1024);
  expect(await kms.failed("GenerateRandom")).toMatchObject({
    code: "ValidationException",
    message: "NumberOfBytes is required.",
  });
  expect(await kms.failed("GenerateRandom", { NumberOfBytes: 8 }, nobody)).toMatchObject({
    code: "AccessDeniedException",
  });
});

test("a signature verifies with the public key outside", async () => {
  const KeyId = await kms.key({ KeySpec: "ECC_NIST_P384", KeyUsage: "SIGN_VERIFY" });
  const { Signature } = await kms.done("Sign", { KeyId, Message: message, SigningAlgorithm: "ECDSA_SHA_384" });
  const { PublicKey, SigningAlgorithms } = await kms.done("GetPublicKey", { KeyId });
  const key = createPublicKey({ key: Buffer.from(PublicKey as Uint8Array), format: "der", type: "spki" });
  expect(opensslVerify("sha384", message, key, Signature as Uint8Array)).toBe(true);
  expect(SigningAlgorithms).toEqual(["ECDSA_SHA_384"]);
});

test("re-encryption leads from key to key and context to context", async () => {
  const [source, destination] = [await kms.key(), await kms.key()];
  const rsa = await kms.key({ KeySpec: "RSA_2048", KeyUsage: "ENCRYPT_DECRYPT" });
  const { CiphertextBlob } = await kms.done("Encrypt", {
    KeyId: source,
    Plaintext: message,
    EncryptionContext: { a: "b" },
  });
  const moved = await kms.done("ReEncrypt", {
    CiphertextBlob,
    SourceEncryptionContext: { a: "b" },
    DestinationKeyId: destination,
    DestinationEncryptionContext: { c: "d" },
  });
  expect(moved).toMatchObject({
    SourceKeyId: source,
    KeyId: destination,
    SourceEncryptionAlgorithm: "SYMMETRIC_DEFAULT",
  });
  const back = await kms.done("Decrypt", { CiphertextBlob: moved["CiphertextBlob"], EncryptionContext: { c: "d" } });
  expect(back["Plaintext"]).toEqual(message);
  const toRsa = await kms.done("ReEncrypt", {
    CiphertextBlob: moved["CiphertextBlob"],
    SourceEncryptionContext: { c: "d" },
    DestinationKeyId: rsa,
    DestinationEncryptionAlgorithm: "RSAES_OAEP_SHA_256",
  });
  const open = { KeyId: rsa, EncryptionAlgorithm: "RSAES_OAEP_SHA_256", CiphertextBlob: toRsa["CiphertextBlob"] };
  expect((await kms.done("Decrypt", open))["Plaintext"]).toEqual(message);
  const wrong = {
    CiphertextBlob,
    SourceEncryptionContext: { a: "b" },
    SourceKeyId: destination,
    DestinationKeyId: destination,
  };
  expect(await kms.failed("ReEncrypt", wrong)).toMatchObject({
    code: "IncorrectKeyException",
    message: "The key ID in the request does not identify a CMK that can perform this operation.",
  });
});

test.each([
  ["RSA_2048", "RSAES_OAEP_SHA_1", 214],
  ["RSA_2048", "RSAES_OAEP_SHA_256", 190],
])("%s with %s takes no plaintext longer than %s bytes", async (KeySpec, EncryptionAlgorithm, most) => {
  const KeyId = await keyOf(KeySpec, "ENCRYPT_DECRYPT");
  await kms.done("Encrypt", { KeyId, EncryptionAlgorithm, Plaintext: new Uint8Array(most) });
  expect(
    await kms.failed("Encrypt", { KeyId, EncryptionAlgorithm, Plaintext: new Uint8Array(most + 1) }),
  ).toMatchObject({
    code: "ValidationException",
    message: `Algorithm ${EncryptionAlgorithm} and key spec ${KeySpec} cannot encrypt data larger than ${String(most)} bytes.`,
  });
});

test("an encryption context, which an asymmetric algorithm could not bind, is refused", async () => {
  const [symmetric, rsa] = [await kms.key(), await keyOf("RSA_2048", "ENCRYPT_DECRYPT")];
  const refused = {
    code: "ValidationException",
    message: "RSAES_OAEP_SHA_256 does not support an encryption context.",
  };
  const asked = { KeyId: rsa, EncryptionAlgorithm: "RSAES_OAEP_SHA_256" };
  const context = { EncryptionContext: { a: "b" } };
  expect(await kms.failed("Encrypt", { ...asked, ...context, Plaintext: message })).toMatchObject(refused);
  const { CiphertextBlob } = await kms.done("Encrypt", { ...asked, EncryptionContext: {}, Plaintext: message });
  expect(await kms.failed("Decrypt", { ...asked, ...context, CiphertextBlob })).toMatchObject(refused);
  const from = { SourceKeyId: rsa, SourceEncryptionAlgorithm: "RSAES_OAEP_SHA_256", CiphertextBlob };
  const to = { DestinationKeyId: symmetric, DestinationEncryptionContext: { a: "b" } };
  expect(await kms.failed("ReEncrypt", { ...from, ...to, SourceEncryptionContext: { a: "b" } })).toMatchObject(refused);
  const moved = await kms.done("ReEncrypt", { ...from, ...to });
  const back = {
    CiphertextBlob: moved["CiphertextBlob"],
    SourceEncryptionContext: { a: "b" },
    DestinationKeyId: rsa,
    DestinationEncryptionAlgorithm: "RSAES_OAEP_SHA_256",
  };
  expect(await kms.failed("ReEncrypt", { ...back, DestinationEncryptionContext: { a: "b" } })).toMatchObject(refused);
  expect(await kms.done("ReEncrypt", back)).toMatchObject({ KeyId: rsa });
});

test("SM2 is refused, and said so", async () => {
  const error = await kms.failed("CreateKey", { KeySpec: "SM2", KeyUsage: "SIGN_VERIFY" });
  expect(error).toMatchObject({
    code: "UnsupportedOperationException",
    message: "KeySpec SM2 is not supported in this Region",
  });
});

test.each([
  ["ECC_NIST_EDWARDS25519", "ED25519_SHA_512", "DIGEST", "algorithm ED25519_SHA_512"],
  ["ECC_NIST_EDWARDS25519", "ED25519_PH_SHA_512", "RAW", "algorithm ED25519_PH_SHA_512"],
  ["ML_DSA_44", "ML_DSA_SHAKE_256", "DIGEST", "key spec ML_DSA_44"],
])("a key of %s with %s takes no %s", async (KeySpec, SigningAlgorithm, MessageType, by) => {
  const KeyId = await keyOf(KeySpec, "SIGN_VERIFY");
  expect(await kms.failed("Sign", { KeyId, SigningAlgorithm, MessageType, Message: message })).toMatchObject({
    code: "ValidationException",
    message: `Message type ${MessageType} is incompatible with ${by}.`,
  });
});

test("an RSA key lists its signing algorithms as AWS does", async () => {
  const KeyId = await keyOf("RSA_2048", "SIGN_VERIFY");
  const sizes = ["256", "384", "512"];
  const SigningAlgorithms = [
    ...sizes.map((size) => `RSASSA_PKCS1_V1_5_SHA_${size}`),
    ...sizes.map((size) => `RSASSA_PSS_SHA_${size}`),
  ];
  expect((await kms.done("GetPublicKey", { KeyId }))["SigningAlgorithms"]).toEqual(SigningAlgorithms);
  expect(await kms.done("DescribeKey", { KeyId })).toMatchObject({ KeyMetadata: { SigningAlgorithms } });
});
