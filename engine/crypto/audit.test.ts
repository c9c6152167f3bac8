/** What is recorded of a call: CloudTrail's shape, the decision and why; and never a secret. */

import { expect, test } from "vitest";
import { operations } from "../catalog/operations.ts";
import type { AuditEvent } from "./audit-event.ts";
import { account, admin, bytes, nobody, testKms } from "./test-kms.ts";

async function audited() {
  const events: AuditEvent[] = [];
  const faults: unknown[] = [];
  const kms = await testKms({
    audit: (event) => void events.push(event),
    fault: (fault) => void faults.push(fault),
    clock: () => new Date("2026-01-01T00:00:00.123Z"),
  });
  return { kms, events, faults };
}

test("a call is recorded as CloudTrail records it", async () => {
  const { kms, events } = await audited();
  const KeyId = await kms.key();
  const caller = { ...admin, viaService: "s3.us-east-1.amazonaws.com" };
  const { KeyMaterialId } = await kms.done(
    "GenerateDataKey",
    { KeyId, KeySpec: "AES_256", EncryptionContext: { a: "b" } },
    caller,
  );
  const { eventID, requestID, ...event } = events.at(-1) ?? ({} as AuditEvent);
  expect(eventID).not.toBe(requestID);
  expect(event).toMatchObject({
    eventVersion: "1.08",
    eventTime: "2026-01-01T00:00:00Z",
    eventSource: "kms.amazonaws.com",
    eventName: "GenerateDataKey",
    eventType: "AwsApiCall",
    awsRegion: "us-east-1",
    readOnly: true,
    recipientAccountId: account,
    userIdentity: {
      type: "AssumedRole",
      arn: admin.principal,
      accountId: account,
      invokedBy: "s3.us-east-1.amazonaws.com",
    },
    requestParameters: { keyId: KeyId, keySpec: "AES_256", encryptionContext: { a: "b" } },
    responseElements: { keyId: KeyId },
    resources: [{ ARN: KeyId, type: "AWS::KMS::Key", accountId: account }],
    additionalEventData: {
      decision: "Allow",
      checks: [
        { action: "kms:GenerateDataKey", resource: KeyId, decision: "Allow", reason: "allowed-by-identity-policy" },
      ],
      keyMaterialId: KeyMaterialId,
    },
  });
  expect(event).not.toHaveProperty("errorCode");
});

test("a denied call is recorded with the statement or grant that settles it, which the caller is not told", async () => {
  const { kms, events } = await audited();
  const deny = {
    Sid: "NotThese",
    Effect: "Deny",
    Principal: { AWS: nobody.principal },
    Action: "kms:Encrypt",
    Resource: "*",
  };
  const allow = { Effect: "Allow", Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: "kms:*", Resource: "*" };
  const KeyId = await kms.key({ Policy: JSON.stringify({ Version: "2012-10-17", Statement: [allow, deny] }) });
  const { message } = await kms.failed("Encrypt", { KeyId, Plaintext: bytes("x") }, nobody);
  expect(message).toBe(
    `User: ${nobody.principal} is not authorized to perform: kms:Encrypt on resource: ${KeyId} with an explicit deny in a resource-based policy`,
  );
  expect(events.at(-1)).toMatchObject({
    errorCode: "AccessDeniedException",
    errorMessage: message,
    responseElements: null,
    additionalEventData: {
      decision: "Deny",
      checks: [{ reason: "explicit-deny", determining: [{ layer: "key-policy", statement: 1, sid: "NotThese" }] }],
    },
  });
});

test.each([
  [{ ...admin, principal: `arn:aws:iam::${account}:root` }, { type: "Root" }],
  [nobody, { type: "IAMUser" }],
  [{ ...admin, principal: `arn:aws:sts::${account}:assumed-role/Admin/s` }, { type: "AssumedRole" }],
  [{ ...admin, principal: `arn:aws:sts::${account}:federated-user/f` }, { type: "FederatedUser" }],
  [
    { ...admin, principal: "logs.amazonaws.com", account },
    { type: "AWSService", invokedBy: "logs.amazonaws.com", accountId: account },
  ],
])("a caller such as %o is told apart", async (caller, identity) => {
  const { kms, events } = await audited();
  await kms.call("ListKeys", {}, caller);
  expect(events.at(-1)?.userIdentity).toMatchObject(identity);
});

test("what is no operation, and what no input can be read from, is recorded as such", async () => {
  const { kms, events } = await audited();
  expect((await kms.failed("Nonsense")).code).toBe("UnknownOperationException");
  expect(events.at(-1)).toMatchObject({ eventName: "Unknown", requestParameters: null });
  expect((await kms.failed("Encrypt", { KeyId: 5 })).code).toBe("SerializationException");
  expect(events.at(-1)).toMatchObject({
    eventName: "Encrypt",
    requestParameters: null,
    additionalEventData: { decision: null, checks: [] },
  });
});

/** In every form in which a text or a blob may come out. */
const forms = (secret: Uint8Array): readonly string[] => {
  const buffer = Buffer.from(secret);
  return [
    buffer.toString("utf8"),
    buffer.toString("base64"),
    buffer.toString("hex"),
    buffer.toString("base64url"),
    Array.from(secret).join(),
  ];
};

const printed = (value: unknown): string =>
  JSON.stringify(value, (_name, item: unknown) =>
    item instanceof Uint8Array ? Buffer.from(item).toString("utf8") : item,
  );

test("no planted secret is in any record or error, whatever the operation makes of it", async () => {
  const { kms, events } = await audited();
  const KeyId = await kms.key();
  const hmac = await kms.key({ KeySpec: "HMAC_256", KeyUsage: "GENERATE_VERIFY_MAC" });
  const ecc = await kms.key({ KeySpec: "ECC_NIST_P256", KeyUsage: "SIGN_VERIFY" });
  const planted = bytes("PLANTED-SECRET-0123456789abcdef0");
  const text = "PLANTED-TOKEN-0123456789abcdef";
  const errors: unknown[] = [];
  const blobs = [
    "Plaintext",
    "Message",
    "CiphertextBlob",
    "Mac",
    "Signature",
    "PublicKey",
    "EncryptedKeyMaterial",
    "ImportToken",
    "SharedSecretCiphertextBlob",
  ];
  const secretTexts = { GrantToken: text, GrantTokens: [text], KeyStorePassword: text, Marker: text };
  // The cryptographic ones first: the others may end the keys.
  for (const { name } of operations.toSorted((a, b) => Number(b.cryptographic) - Number(a.cryptographic))) {
    for (const key of [KeyId, hmac, ecc]) {
      for (const shape of ["whole", "long", "wrong"]) {
        const blob =
          shape === "long" ? new Uint8Array(9000).map((_, index) => planted[index % planted.length] ?? 0) : planted;
        const values = Object.fromEntries(blobs.map((member) => [member, shape === "wrong" ? text : blob]));
        const input = {
          ...values,
          ...(shape === "wrong" ? secretTexts : {}),
          KeyId: key,
          EncryptionAlgorithm: "SYMMETRIC_DEFAULT",
          SigningAlgorithm: "ECDSA_SHA_256",
          MacAlgorithm: "HMAC_SHA_256",
          XksProxyAuthenticationCredential: { AccessKeyId: "A".repeat(20), RawSecretAccessKey: text },
        };
        for (const caller of [admin, nobody]) {
          const answer = await kms.call(name, input, caller);
          if ("error" in answer) errors.push(answer.error);
        }
      }
    }
  }
  const seen = events.map(printed).join("\n") + errors.map(printed).join("\n");
  const succeeded = new Set(
    events.filter(({ errorCode }) => errorCode === undefined).map(({ eventName }) => eventName),
  );
  expect([...succeeded]).toEqual(expect.arrayContaining(["Encrypt", "GenerateMac", "Sign"]));
  for (const secret of [planted, bytes(text)]) {
    for (const form of forms(secret)) expect(seen.includes(form), form).toBe(false);
  }
});

test("nothing that an operation makes is in its record", async () => {
  const { kms, events } = await audited();
  const KeyId = await kms.key();
  const hmac = await kms.key({ KeySpec: "HMAC_256", KeyUsage: "GENERATE_VERIFY_MAC" });
  const ecc = await kms.key({ KeySpec: "ECC_NIST_P256", KeyUsage: "SIGN_VERIFY" });
  const made: unknown[] = [
    ...Object.values(await kms.done("GenerateDataKey", { KeyId, KeySpec: "AES_256" })),
    ...Object.values(await kms.done("GenerateDataKeyPair", { KeyId, KeyPairSpec: "ECC_NIST_P256" })),
    ...Object.values(await kms.done("GenerateRandom", { NumberOfBytes: 32 })),
    ...Object.values(await kms.done("GenerateMac", { KeyId: hmac, Message: bytes("x"), MacAlgorithm: "HMAC_SHA_256" })),
    ...Object.values(await kms.done("Sign", { KeyId: ecc, Message: bytes("x"), SigningAlgorithm: "ECDSA_SHA_256" })),
  ];
  const { GrantToken, GrantId } = await kms.done("CreateGrant", {
    KeyId,
    GranteePrincipal: nobody.principal,
    Operations: ["Encrypt"],
  });
  await kms.call("Encrypt", { KeyId, Plaintext: bytes("x"), GrantTokens: [GrantToken] }, nobody);
  const seen = events.map(printed).join("\n");
  expect(seen).toContain(GrantId);
  const secrets = [bytes(String(GrantToken)), ...made.filter((value) => value instanceof Uint8Array)];
  expect(secrets.length).toBeGreaterThan(6);
  for (const secret of secrets) for (const form of forms(secret)) expect(seen.includes(form), form).toBe(false);
});
