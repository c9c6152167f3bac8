/** No way around the engine: what it does not allow reaches no provider and changes nothing. */

import { cryptoPort } from "#crypto";
import { afterEach, expect, test, vi } from "vitest";
import { type Authorizer, authorizerFor } from "../authorizer.ts";
import { operations } from "../catalog/operations.ts";
import type { CallDecision } from "../model/decision.ts";
import type { AuditEvent } from "./audit-event.ts";
import { assembleKms, type KmsParts } from "./create-kms.ts";
import type { MakeAuthorizer } from "./engine.ts";
import type { KmsOptions } from "./kms.ts";
import { readInput } from "./shapes/read-input.ts";
import { account, admin, bytes, environment, nobody, testing, testKms } from "./test-kms.ts";

const key = (id: number): string =>
  `arn:aws:kms:us-east-1:${account}:key/00000000-0000-0000-0000-00000000000${String(id)}`;
const mrk = `arn:aws:kms:us-east-1:${account}:key/mrk-00000000000000000000000000000000`;
const policy = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: "kms:*", Resource: "*" }],
};
const grant = {
  GrantId: "g-1",
  GranteePrincipal: admin.principal,
  RetiringPrincipal: admin.principal,
  Operations: ["Decrypt"],
  GrantToken: "token-1",
};
const world: KmsOptions["environment"] = {
  ...environment,
  keys: {
    [key(1)]: { policy, aliases: ["alias/one"], grants: [grant] },
    [key(2)]: { policy, metadata: { KeySpec: "ECC_NIST_P256", KeyUsage: "SIGN_VERIFY" } },
    [key(3)]: { policy, metadata: { KeySpec: "HMAC_256", KeyUsage: "GENERATE_VERIFY_MAC" } },
    [key(4)]: { policy, metadata: { KeySpec: "ECC_NIST_P256", KeyUsage: "KEY_AGREEMENT" } },
    [key(5)]: { policy, metadata: { KeySpec: "ML_KEM_512", KeyUsage: "ENCAPSULATE_DECAPSULATE" } },
    [key(6)]: { policy, metadata: { Origin: "EXTERNAL", KeyState: "PendingImport" } },
    [key(7)]: { policy, metadata: { KeyState: "PendingDeletion" } },
    [mrk]: { policy, metadata: { MultiRegion: true } },
    [mrk.replace("us-east-1", "eu-west-1")]: {
      policy,
      metadata: { MultiRegion: true, MultiRegionConfiguration: { MultiRegionKeyType: "REPLICA" } },
    },
  },
};

/** An input for each operation with which it would do something; those without an entry need none. */
async function inputs(): Promise<Readonly<Record<string, object>>> {
  const kms = await testKms({ environment: world, deterministic: "gate" });
  const { CiphertextBlob } = await kms.done("Encrypt", { KeyId: key(1), Plaintext: bytes("x") });
  const { Signature } = await kms.done("Sign", {
    KeyId: key(2),
    Message: bytes("x"),
    SigningAlgorithm: "ECDSA_SHA_256",
  });
  const { Mac } = await kms.done("GenerateMac", { KeyId: key(3), Message: bytes("x"), MacAlgorithm: "HMAC_SHA_256" });
  const { PublicKey } = await kms.done("GetPublicKey", { KeyId: key(4) });
  const made = await kms.done("Encapsulate", { KeyId: key(5), EncapsulationAlgorithm: "ML_KEM" });
  const Tags = [{ TagKey: "a", TagValue: "b" }];
  const store = { CustomKeyStoreId: "cks-1234567890abcdef0" };
  const Policy = JSON.stringify(policy);
  return {
    CancelKeyDeletion: { KeyId: key(7) },
    ConnectCustomKeyStore: store,
    CreateAlias: { AliasName: "alias/new", TargetKeyId: key(1) },
    CreateCustomKeyStore: { CustomKeyStoreName: "store" },
    CreateGrant: { KeyId: key(1), GranteePrincipal: admin.principal, Operations: ["Encrypt"] },
    CreateKey: { Tags },
    Decapsulate: {
      KeyId: key(5),
      EncapsulationAlgorithm: "ML_KEM",
      SharedSecretCiphertextBlob: made["SharedSecretCiphertextBlob"],
    },
    Decrypt: { CiphertextBlob },
    DeleteAlias: { AliasName: "alias/one" },
    DeleteCustomKeyStore: store,
    DeleteImportedKeyMaterial: { KeyId: key(6) },
    DeriveSharedSecret: { KeyId: key(4), KeyAgreementAlgorithm: "ECDH", PublicKey },
    DisableKey: { KeyId: key(1) },
    DisableKeyRotation: { KeyId: key(1) },
    DisconnectCustomKeyStore: store,
    EnableKey: { KeyId: key(1) },
    EnableKeyRotation: { KeyId: key(1) },
    Encapsulate: { KeyId: key(5), EncapsulationAlgorithm: "ML_KEM" },
    Encrypt: { KeyId: key(1), Plaintext: bytes("x") },
    GenerateDataKey: { KeyId: key(1), KeySpec: "AES_256" },
    GenerateDataKeyPair: { KeyId: key(1), KeyPairSpec: "ECC_NIST_P256" },
    GenerateDataKeyPairWithoutPlaintext: { KeyId: key(1), KeyPairSpec: "ECC_NIST_P256" },
    GenerateDataKeyWithoutPlaintext: { KeyId: key(1), KeySpec: "AES_256" },
    GenerateMac: { KeyId: key(3), Message: bytes("x"), MacAlgorithm: "HMAC_SHA_256" },
    GenerateRandom: { NumberOfBytes: 8 },
    GetParametersForImport: { KeyId: key(6), WrappingAlgorithm: "RSAES_OAEP_SHA_256", WrappingKeySpec: "RSA_2048" },
    GetPublicKey: { KeyId: key(2) },
    ImportKeyMaterial: { KeyId: key(6), ImportToken: bytes("x"), EncryptedKeyMaterial: bytes("x") },
    PutKeyPolicy: { KeyId: key(1), Policy },
    ReEncrypt: { CiphertextBlob, DestinationKeyId: key(1) },
    ReplicateKey: { KeyId: mrk, ReplicaRegion: "ap-south-1" },
    RetireGrant: { GrantToken: "token-1" },
    RevokeGrant: { KeyId: key(1), GrantId: "g-1" },
    RotateKeyOnDemand: { KeyId: key(1) },
    ScheduleKeyDeletion: { KeyId: key(1) },
    Sign: { KeyId: key(2), Message: bytes("x"), SigningAlgorithm: "ECDSA_SHA_256" },
    TagResource: { KeyId: key(1), Tags },
    UntagResource: { KeyId: key(1), TagKeys: ["a"] },
    UpdateAlias: { AliasName: "alias/one", TargetKeyId: mrk },
    UpdateCustomKeyStore: store,
    UpdateKeyDescription: { KeyId: key(1), Description: "d" },
    UpdatePrimaryRegion: { KeyId: mrk, PrimaryRegion: "eu-west-1" },
    Verify: { KeyId: key(2), Message: bytes("x"), SigningAlgorithm: "ECDSA_SHA_256", Signature },
    VerifyMac: { KeyId: key(3), Message: bytes("x"), MacAlgorithm: "HMAC_SHA_256", Mac },
  };
}

const given = await inputs();
const inputOf = (operation: string): object => given[operation] ?? { KeyId: key(1) };

/** A provider of which every use is counted. */
function watched() {
  const uses: string[] = [];
  const watch = <T extends object>(part: T): T =>
    new Proxy(part, {
      get: (target, name, receiver) => {
        const value: unknown = Reflect.get(target, name, receiver);
        if (name === "rsa") return watch(value as object);
        uses.push(String(name));
        return value;
      },
    });
  return { port: watch(cryptoPort), uses };
}

const deny = (): CallDecision => ({
  decision: "Deny",
  checks: [
    {
      action: "kms:Any",
      resource: "*",
      decision: "Deny",
      reason: "nothing-allows",
      message: "",
      awsMessage: "no",
      determining: [],
      notes: [],
    },
  ],
});

/** An engine that decides every call so. */
const engineThat =
  (authorizeCall: Authorizer["authorizeCall"]): MakeAuthorizer =>
  async (found, options) => ({
    ...(await authorizerFor(found, options)),
    authorizeCall,
  });

const assembled = (parts: Partial<KmsParts>, options: Partial<KmsOptions> = {}) =>
  testing(
    assembleKms(
      { environment: world, deterministic: "gate", ...options },
      { make: authorizerFor, port: cryptoPort, ...parts },
    ),
    [],
  );

test("every operation is asked with an input that it would take", async () => {
  const kms = await testKms({ environment: world, deterministic: "gate" });
  const refused: string[] = [];
  for (const { name } of operations) {
    expect(readInput(name, inputOf(name)), name).toMatchObject({ ok: true });
    const answer = await kms.call(name, inputOf(name), admin);
    // Each changes what the next would find: only that the engine allows it counts.
    expect(answer.event.additionalEventData.decision, name).not.toBe("Deny");
    if ("error" in answer && answer.error.code === "UnsupportedOperationException") refused.push(name);
    if (name.includes("CustomKeyStore")) {
      expect(answer, name).toMatchObject({ error: { message: "custom key stores are not supported" } });
    }
  }
  expect(refused).toEqual(
    expect.arrayContaining(operations.map(({ name }) => name).filter((name) => name.includes("CustomKeyStore"))),
  );
});

const engines: readonly (readonly [string, Partial<KmsParts>, Partial<KmsOptions>])[] = [
  ["denies", { make: engineThat(() => deny()) }, {}],
  [
    "throws",
    {
      make: engineThat(() => {
        throw new Error("a fault");
      }),
    },
    {},
  ],
  ["cannot be made", { make: () => Promise.reject(new Error("a fault")) }, {}],
  ["never comes to be", { make: () => new Promise(() => undefined) }, { patience: 1 }],
  ["allows without asking for any permission", { make: engineThat(() => ({ decision: "Allow", checks: [] })) }, {}],
  ["allows what it denies", { make: engineThat(() => ({ ...deny(), decision: "Allow" })) }, {}],
  ["answers something else", { make: engineThat(() => ({ decision: "Perhaps" }) as unknown as CallDecision) }, {}],
];

test.each(engines)("an engine that %s lets no operation through", async (_what, parts, options) => {
  const { port, uses } = watched();
  const kms = assembled({ ...parts, port }, options);
  const before = JSON.stringify(kms.environment());
  for (const { name } of operations) {
    const answer = await kms.call(name, inputOf(name), admin);
    expect(answer, name).toMatchObject({ error: { code: "AccessDeniedException" } });
    expect(answer.event, name).toMatchObject({ eventName: name, errorCode: "AccessDeniedException" });
  }
  expect(uses).toEqual([]);
  expect(JSON.stringify(kms.environment())).toBe(before);
});

/** An engine that takes a minute for each such answer, by a clock that stands still otherwise. */
function lateWith(answer: "authorize" | "authorizeCall"): MakeAuthorizer {
  let time = 0;
  vi.spyOn(performance, "now").mockImplementation(() => time);
  return async (found, options) => {
    const authorizer = await authorizerFor(found, options);
    const late = (asked: never) => {
      time += 60_000;
      return authorizer[answer](asked);
    };
    return { ...authorizer, [answer]: late };
  };
}

afterEach(() => {
  vi.restoreAllMocks();
});

test("an engine that is late with its answer denies", async () => {
  const { port, uses } = watched();
  const kms = assembled({ make: lateWith("authorizeCall"), port });
  expect(await kms.failed("Encrypt", inputOf("Encrypt"))).toMatchObject({ code: "AccessDeniedException" });
  expect(uses).toEqual([]);
});

test("an engine that is late about a policy to be lets none be put", async () => {
  const kms = assembled({ make: lateWith("authorize") });
  expect(await kms.failed("PutKeyPolicy", inputOf("PutKeyPolicy"))).toMatchObject({
    code: "MalformedPolicyDocumentException",
  });
});

test("a call is what was handed over, whatever becomes of it while the call waits", async () => {
  const events: AuditEvent[] = [];
  const kms = assembled({}, { audit: (event) => void events.push(event) });
  const plaintext = bytes("kept");
  const sealed = kms.call("Encrypt", { KeyId: key(1), Plaintext: plaintext }, admin);
  plaintext.fill(0);
  const answer = await sealed;
  const { CiphertextBlob } = "output" in answer ? answer.output : {};
  expect((await kms.done("Decrypt", { CiphertextBlob }))["Plaintext"]).toEqual(bytes("kept"));

  const caller = { ...nobody };
  const described = kms.call("DescribeKey", { KeyId: key(1) }, caller);
  Object.assign(caller, admin);
  expect(await described).toMatchObject({ error: { code: "AccessDeniedException" } });
  expect(events.at(-1)?.userIdentity.arn).toBe(nobody.principal);
});

test.each([undefined, null, {}, { principal: admin.principal }, { principal: 7, region: "us-east-1" }])(
  "nobody calls as %j",
  async (from) => {
    const kms = await testKms();
    const answer = await kms.call("ListKeys", {}, from as unknown as typeof admin);
    expect(answer).toMatchObject({ error: { code: "MissingAuthenticationTokenException" } });
  },
);

test("what the engine cannot decide is denied without a cause, which the record has", async () => {
  const kms = await testKms();
  const answer = await kms.call("ListKeys", {}, { ...admin, vpcEndpoint: "vpce-0123456789abcdef0" });
  expect(answer).toMatchObject({
    error: {
      code: "AccessDeniedException",
      message: `User: ${admin.principal} is not authorized to perform: kms:ListKeys`,
    },
    event: {
      additionalEventData: { checks: [{ reason: "undecidable", message: expect.stringMatching(/vpce-/u) as string }] },
    },
  });
});

test("a call that cannot be recorded is not answered", async () => {
  const faults: unknown[] = [];
  const full = new Error("no space left");
  const audit = (): never => {
    throw full;
  };
  const kms = assembled({}, { audit, fault: (fault) => void faults.push(fault) });
  const answer = await kms.call("GenerateRandom", { NumberOfBytes: 8 }, admin);
  expect(answer).toMatchObject({
    error: { code: "KMSInternalException", message: "" },
    event: { errorCode: "KMSInternalException" },
  });
  expect(faults).toEqual([full]);
});

test("the provider is used once the engine allows", async () => {
  const { port, uses } = watched();
  await assembled({ port }).done("Encrypt", inputOf("Encrypt"));
  expect(uses).toContain("seal");
});

test("a dry run is decided like a call, and does nothing", async () => {
  const { port, uses } = watched();
  const kms = assembled({ port });
  const before = JSON.stringify(kms.environment());
  const dry = operations.filter(({ parameters }) => parameters.includes("DryRun"));
  expect(dry.length).toBeGreaterThan(15);
  for (const { name } of dry) {
    expect(await kms.failed(name, { ...inputOf(name), DryRun: true }), name).toMatchObject({
      code: "DryRunOperationException",
      message: "The request would have succeeded, but the DryRun option is set.",
    });
  }
  expect(uses).toEqual([]);
  expect(JSON.stringify(kms.environment())).toBe(before);
});
