/**
 * Calls in any order, with inputs put together from what is there and what is not: no fault of ours, no output that AWS has no
 * member for, and always an environment that can be read again.
 */

import fc from "fast-check";
import { expect, test } from "vitest";
import { cryptoPort as web } from "./provider/web.ts";
import { authorizerFor } from "../authorizer.ts";
import { operations } from "../catalog/operations.ts";
import { readEnvironment } from "../read/environment.ts";
import { assembleKms } from "./create-kms.ts";
import { encodeBody } from "./shapes/encode-body.ts";
import { findShape, shapesOf } from "./shapes/find-shape.ts";
import { account, admin, bytes, environment, nobody, stranger, testing, testKms } from "./test-kms.ts";

const region = (name: string) => ({ ...admin, region: name });
const root = `arn:aws:iam::${account}:root`;
const policy = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { AWS: root }, Action: "kms:*", Resource: "*" }],
};

/** Values that a member of that name is often given; what earlier calls answered is added under the same name. */
const ordinary: Readonly<Record<string, readonly unknown[]>> = {
  AliasName: ["alias/a", "alias/b", "alias/aws/c", "d"],
  Policy: [JSON.stringify(policy), "{}", "nonsense"],
  PolicyName: ["default"],
  GranteePrincipal: [nobody.principal, stranger.principal, "someone"],
  RetiringPrincipal: [nobody.principal],
  Operations: [["Encrypt", "Decrypt"], ["Sign"], ["CreateGrant"]],
  Constraints: [{}, { EncryptionContextSubset: { a: "b" } }],
  Tags: [[{ TagKey: "a", TagValue: "b" }], [{ TagKey: "aws:a", TagValue: "" }]],
  TagKeys: [["a"]],
  EncryptionContext: [{}, { a: "b" }],
  ReplicaRegion: ["eu-west-1", "us-east-1", "nowhere"],
  PrimaryRegion: ["eu-west-1"],
  ValidTo: [new Date("2026-06-01T00:00:00Z"), new Date(0)],
  PendingWindowInDays: [7, 30, 365],
  RotationPeriodInDays: [90],
  NumberOfBytes: [16],
  Limit: [1, 1000],
  KeyPairSpec: ["ECC_NIST_P256", "SM2"],
  KeySpec: ["SYMMETRIC_DEFAULT", "ECC_NIST_P256", "HMAC_256", "ML_KEM_512", "ML_DSA_44", "AES_256"],
  WrappingKeySpec: ["RSA_2048"],
  MultiRegion: [true],
  DryRun: [true],
  BypassPolicyLockoutSafetyCheck: [true],
};

function valuesOf(member: string, shape: string, seen: ReadonlyMap<string, unknown[]>): readonly unknown[] {
  const found = findShape(shape);
  const known = [...(ordinary[member] ?? []), ...(seen.get(kindOf(member)) ?? [])];
  if (known.length > 0) return known;
  if (found.type === "string" && found.enum !== undefined) return found.enum;
  if (found.type === "blob") return [bytes("x"), new Uint8Array(64), new Uint8Array(0)];
  return found.type === "boolean" ? [false] : ["text"];
}

/** Members that hold the same kind of thing. */
const kindOf = (member: string): string =>
  /KeyId$/u.test(member)
    ? "KeyId"
    : /CiphertextBlob$/u.test(member)
      ? "CiphertextBlob"
      : member.replace(/^GrantTokens$/u, "GrantToken");

test("no sequence of calls meets a fault of ours", async () => {
  const step = fc.record({
    operation: fc.constantFrom(...operations.map(({ name }) => name)),
    caller: fc.constantFrom(admin, admin, admin, admin, nobody, stranger, region("eu-west-1")),
    picks: fc.array(fc.nat(), { minLength: 12, maxLength: 12 }),
    day: fc.nat({ max: 3 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 60 }), async (steps) => {
      const faults: unknown[] = [];
      let now = Date.parse("2026-01-01T00:00:00Z");
      const kms = await testKms({
        clock: () => new Date(now),
        fault: (fault) => void faults.push(fault),
        deterministic: "sequences",
      });
      const seen = new Map<string, unknown[]>();
      const remember = (values: Readonly<Record<string, unknown>>): void => {
        for (const [member, value] of Object.entries(values)) {
          if (typeof value === "string" || value instanceof Uint8Array)
            seen.set(kindOf(member), [...(seen.get(kindOf(member)) ?? []), value]);
          else if (typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date))
            remember(value as Readonly<Record<string, unknown>>);
        }
      };
      for (const input of [
        {},
        { MultiRegion: true },
        { Origin: "EXTERNAL" },
        { KeySpec: "ECC_NIST_P256", KeyUsage: "SIGN_VERIFY" },
      ]) {
        remember(await kms.done("CreateKey", input));
      }
      const KeyId = seen.get("KeyId")?.[0];
      await kms.done("CreateAlias", { AliasName: "alias/a", TargetKeyId: KeyId });
      remember(await kms.done("Encrypt", { KeyId, Plaintext: bytes("x") }));
      remember(
        await kms.done("CreateGrant", {
          KeyId,
          GranteePrincipal: nobody.principal,
          RetiringPrincipal: nobody.principal,
          Operations: ["Encrypt"],
        }),
      );
      for (const { operation, caller, picks, day } of steps) {
        now += day * 86_400_000;
        const shape = findShape(shapesOf(operation)?.input ?? "");
        if (shape.type !== "structure") continue;
        const input = Object.entries(shape.members).flatMap(([member, name], index) => {
          const pick = picks[index % picks.length] ?? 0;
          if (shape.required?.includes(member) !== true && pick % 3 !== 0) return [];
          if (/^(?:Recipient|Marker|CustomKeyStoreId)$/u.test(member) && pick % 12 !== 0) return [];
          const values = valuesOf(member, name, seen);
          const value = values[pick % values.length];
          return [[member, member === "GrantTokens" ? [value] : value] as const];
        });
        const answer = await kms.call(operation, Object.fromEntries(input), caller);
        expect(faults, operation).toEqual([]);
        if ("output" in answer) {
          encodeBody(operation, answer.output);
          remember(answer.output);
        } else expect(answer.error.code).not.toBe("KMSInternalException");
      }
      expect(readEnvironment(kms.environment())).toMatchObject({ ok: true });
    }),
    { numRuns: 12 },
  );
});

test("calls at the same time are decided one after the other", async () => {
  const kms = await testKms();
  const KeyId = await kms.key();
  const { GrantId } = await kms.done("CreateGrant", {
    KeyId,
    GranteePrincipal: nobody.principal,
    Operations: ["Encrypt"],
  });
  const encrypt = () => kms.call("Encrypt", { KeyId, Plaintext: bytes("x") }, nobody);
  const before = Array.from({ length: 20 }, encrypt);
  const revoked = kms.done("RevokeGrant", { KeyId, GrantId });
  const after = Array.from({ length: 20 }, encrypt);
  await revoked;
  for (const answer of await Promise.all(before)) expect(answer).toHaveProperty("output");
  for (const answer of await Promise.all(after))
    expect(answer).toMatchObject({ error: { code: "AccessDeniedException" } });
});

test("two first uses of a key at the same time make one key", async () => {
  const kms = await testKms();
  const KeyId = await kms.key({ KeySpec: "RSA_2048", KeyUsage: "ENCRYPT_DECRYPT" });
  const [first, second] = await Promise.all([kms.done("GetPublicKey", { KeyId }), kms.done("GetPublicKey", { KeyId })]);
  expect(first["PublicKey"]).toEqual(second["PublicKey"]);
});

test("the same text makes the same keys, ids and ciphertexts", async () => {
  const make = async () => {
    const kms = await testKms({ deterministic: "a text", clock: () => new Date(0) });
    const KeyId = await kms.key();
    return { KeyId, ...(await kms.done("Encrypt", { KeyId, Plaintext: bytes("x") })) };
  };
  expect(await make()).toEqual(await make());
});

test("in a browser the same is done with WebCrypto and noble", async () => {
  const kms = testing(assembleKms({ environment }, { make: authorizerFor, port: web }), []);
  const KeyId = await kms.key();
  const { CiphertextBlob } = await kms.done("Encrypt", { KeyId, Plaintext: bytes("x") });
  expect((await kms.done("Decrypt", { CiphertextBlob }))["Plaintext"]).toEqual(bytes("x"));
  for (const [KeySpec, SigningAlgorithm] of [
    ["RSA_2048", "RSASSA_PSS_SHA_256"],
    ["ECC_NIST_P256", "ECDSA_SHA_256"],
    ["ECC_NIST_EDWARDS25519", "ED25519_SHA_512"],
  ] as const) {
    const key = await kms.key({ KeySpec, KeyUsage: "SIGN_VERIFY" });
    const { Signature } = await kms.done("Sign", { KeyId: key, Message: bytes("x"), SigningAlgorithm });
    await kms.done("Verify", { KeyId: key, Message: bytes("x"), SigningAlgorithm, Signature });
  }
});
