import {
  CancelKeyDeletionCommand,
  CreateAliasCommand,
  CreateGrantCommand,
  CreateKeyCommand,
  DecryptCommand,
  DescribeKeyCommand,
  EncryptCommand,
  GenerateDataKeyCommand,
  GenerateMacCommand,
  GetPublicKeyCommand,
  KMSClient,
  type KMSClientConfig,
  paginateListKeys,
  PutKeyPolicyCommand,
  ReEncryptCommand,
  RevokeGrantCommand,
  ScheduleKeyDeletionCommand,
  SignCommand,
  VerifyCommand,
  VerifyMacCommand,
} from "@aws-sdk/client-kms";
import { AssumeRoleCommand, GetCallerIdentityCommand, GetFederationTokenCommand, STSClient } from "@aws-sdk/client-sts";
import { createHmac, createPublicKey, verify } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRequestHandler } from "../../engine/crypto/index.ts";
import { accessKeys, account, principals, startWorld, type Who, type World } from "./world.ts";

const region = "eu-central-1";
const text = (value: string): Uint8Array => new TextEncoder().encode(value);

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(async () => {
  await world.server.close();
  expect(world.faults).toEqual([]);
});

const ways: Readonly<Record<string, (who: Who) => KMSClientConfig>> = {
  "over HTTP": (who) => ({ endpoint: world.server.url, credentials: accessKeys[who] }),
  "in process": (who) => ({
    credentials: { accessKeyId: "any", secretAccessKey: "any" },
    requestHandler: createRequestHandler(world.kms, { principal: principals[who], region }),
  }),
};

describe.each(Object.entries(ways))("@aws-sdk/client-kms %s", (_way, config) => {
  const client = (who: Who): KMSClient => new KMSClient({ region, maxAttempts: 1, ...config(who) });
  const newKey = async (input: ConstructorParameters<typeof CreateKeyCommand>[0] = {}): Promise<string> => {
    const { KeyMetadata } = await client("admin").send(new CreateKeyCommand(input));
    return KeyMetadata?.Arn ?? "";
  };

  it("creates, encrypts, and is told who may not decrypt until a grant lets them", async () => {
    const admin = client("admin");
    const worker = client("worker");
    const KeyId = await newKey({ Description: "orders", Tags: [{ TagKey: "team", TagValue: "red" }] });
    expect(KeyId).toMatch(new RegExp(`^arn:aws:kms:${region}:${account}:key/[0-9a-f-]{36}$`, "u"));
    const AliasName = `alias/${KeyId.slice(-12)}`;
    await admin.send(new CreateAliasCommand({ AliasName, TargetKeyId: KeyId }));
    const described = await admin.send(new DescribeKeyCommand({ KeyId: AliasName }));
    expect(described.KeyMetadata?.CreationDate).toBeInstanceOf(Date);
    const EncryptionContext = { order: "1" };
    const { CiphertextBlob } = await admin.send(
      new EncryptCommand({ KeyId: AliasName, Plaintext: text("hello"), EncryptionContext }),
    );
    const decrypt = new DecryptCommand({ CiphertextBlob, EncryptionContext });
    await expect(worker.send(decrypt)).rejects.toMatchObject({
      name: "AccessDeniedException",
      message: `User: ${principals.worker} is not authorized to perform: kms:Decrypt on the resource associated with this ciphertext because no identity-based policy allows the kms:Decrypt action`,
      $metadata: { httpStatusCode: 400 },
    });
    const grant = await admin.send(
      new CreateGrantCommand({
        KeyId,
        GranteePrincipal: principals.worker,
        Operations: ["Decrypt"],
        Constraints: { EncryptionContextSubset: EncryptionContext },
      }),
    );
    const GrantTokens = [grant.GrantToken ?? ""];
    const { Plaintext } = await worker.send(new DecryptCommand({ CiphertextBlob, EncryptionContext, GrantTokens }));
    expect(Buffer.from(Plaintext ?? []).toString()).toBe("hello");
    await admin.send(new RevokeGrantCommand({ KeyId, GrantId: grant.GrantId }));
    await expect(worker.send(decrypt)).rejects.toThrow("is not authorized");
    await expect(
      admin.send(new DecryptCommand({ CiphertextBlob, EncryptionContext: { Order: "1" } })),
    ).rejects.toMatchObject({
      name: "InvalidCiphertextException",
    });
  });

  it("changes a key policy, and what follows from it", async () => {
    const KeyId = await newKey();
    const everyone = { Effect: "Allow", Principal: { AWS: account }, Action: "kms:*", Resource: "*" };
    const worker = { ...everyone, Principal: { AWS: principals.worker }, Action: "kms:GenerateDataKey" };
    const Policy = JSON.stringify({ Version: "2012-10-17", Statement: [everyone, worker] });
    const generate = new GenerateDataKeyCommand({ KeyId, KeySpec: "AES_256" });
    await expect(client("worker").send(generate)).rejects.toThrow("is not authorized");
    await client("admin").send(new PutKeyPolicyCommand({ KeyId, Policy }));
    const { Plaintext } = await client("worker").send(generate);
    expect(Plaintext).toHaveLength(32);
    const denied = { ...worker, Effect: "Deny" };
    await client("admin").send(
      new PutKeyPolicyCommand({
        KeyId,
        Policy: JSON.stringify({ Version: "2012-10-17", Statement: [everyone, worker, denied] }),
      }),
    );
    await expect(client("worker").send(generate)).rejects.toThrow("with an explicit deny in a resource-based policy");
  });

  it("re-encrypts, signs so that Node verifies, and makes a MAC that only the key can make again", async () => {
    const admin = client("admin");
    const [source, destination] = [await newKey(), await newKey()];
    const first = await admin.send(new EncryptCommand({ KeyId: source, Plaintext: text("x") }));
    const second = await admin.send(
      new ReEncryptCommand({ CiphertextBlob: first.CiphertextBlob, DestinationKeyId: destination }),
    );
    expect([second.SourceKeyId, second.KeyId]).toEqual([source, destination]);
    const opened = await admin.send(new DecryptCommand({ CiphertextBlob: second.CiphertextBlob, KeyId: destination }));
    expect(opened.Plaintext).toEqual(text("x"));

    const KeyId = await newKey({ KeySpec: "ECC_NIST_P384", KeyUsage: "SIGN_VERIFY" });
    const asked = { KeyId, Message: text("message"), SigningAlgorithm: "ECDSA_SHA_384" } as const;
    const { Signature = new Uint8Array() } = await admin.send(new SignCommand(asked));
    const { PublicKey = new Uint8Array() } = await admin.send(new GetPublicKeyCommand({ KeyId }));
    const imported = createPublicKey({ key: Buffer.from(PublicKey), format: "der", type: "spki" });
    expect(verify("sha384", asked.Message, imported, Signature)).toBe(true);
    expect((await admin.send(new VerifyCommand({ ...asked, Signature }))).SignatureValid).toBe(true);
    await expect(admin.send(new VerifyCommand({ ...asked, Message: text("other"), Signature }))).rejects.toMatchObject({
      name: "KMSInvalidSignatureException",
    });

    const mac = {
      KeyId: await newKey({ KeySpec: "HMAC_256", KeyUsage: "GENERATE_VERIFY_MAC" }),
      MacAlgorithm: "HMAC_SHA_256",
    } as const;
    const { Mac } = await admin.send(new GenerateMacCommand({ ...mac, Message: text("m") }));
    expect(Mac).toHaveLength(createHmac("sha256", "k").digest().length);
    expect((await admin.send(new VerifyMacCommand({ ...mac, Message: text("m"), Mac }))).MacValid).toBe(true);
  });

  it("pages, schedules and cancels a deletion, and gets errors with their names", async () => {
    const admin = client("admin");
    const KeyId = await newKey();
    const found: string[] = [];
    for await (const page of paginateListKeys({ client: admin, pageSize: 2 }, {})) {
      expect(page.Keys?.length).toBeLessThanOrEqual(2);
      found.push(...(page.Keys ?? []).map(({ KeyArn }) => KeyArn ?? ""));
    }
    expect(found).toContain(KeyId);
    const scheduled = await admin.send(new ScheduleKeyDeletionCommand({ KeyId, PendingWindowInDays: 7 }));
    expect(scheduled.DeletionDate?.getTime()).toBeGreaterThan(Date.now());
    await expect(admin.send(new EncryptCommand({ KeyId, Plaintext: text("x") }))).rejects.toMatchObject({
      name: "KMSInvalidStateException",
      message: `${KeyId} is pending deletion.`,
    });
    await admin.send(new CancelKeyDeletionCommand({ KeyId }));
    await expect(admin.send(new EncryptCommand({ KeyId, Plaintext: text("x") }))).rejects.toMatchObject({
      name: "DisabledException",
    });
    await expect(admin.send(new EncryptCommand({ KeyId, Plaintext: new Uint8Array(4097) }))).rejects.toMatchObject({
      name: "ValidationException",
    });
  });
});

describe("@aws-sdk/client-sts", () => {
  const sts = (): STSClient => new STSClient({ region, endpoint: world.server.url, credentials: accessKeys.worker });
  const credentialsOf = (
    made:
      | {
          readonly AccessKeyId?: string | undefined;
          readonly SecretAccessKey?: string | undefined;
          readonly SessionToken?: string | undefined;
        }
      | undefined,
  ) => ({
    accessKeyId: made?.AccessKeyId ?? "",
    secretAccessKey: made?.SecretAccessKey ?? "",
    sessionToken: made?.SessionToken ?? "",
  });

  it("assumes a role, within a session policy", async () => {
    const Policy = JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: ["kms:CreateKey", "kms:Encrypt"], Resource: "*" }],
    });
    const assumed = await sts().send(
      new AssumeRoleCommand({ RoleArn: principals.reader, RoleSessionName: "session", Policy }),
    );
    expect(assumed.Credentials?.Expiration).toBeInstanceOf(Date);
    const session = { region, endpoint: world.server.url, credentials: credentialsOf(assumed.Credentials) };
    const who = await new STSClient(session).send(new GetCallerIdentityCommand({}));
    expect(who.Arn).toBe(`arn:aws:sts::${account}:assumed-role/Reader/session`);
    const kms = new KMSClient(session);
    const { KeyMetadata } = await kms.send(new CreateKeyCommand({}));
    const KeyId = KeyMetadata?.KeyId;
    const { CiphertextBlob } = await kms.send(new EncryptCommand({ KeyId, Plaintext: text("x") }));
    await expect(kms.send(new DecryptCommand({ CiphertextBlob }))).rejects.toThrow(
      "because no session policy allows the kms:Decrypt action",
    );
  });

  it("makes a federated user, and is told what it may not", async () => {
    const { Credentials, FederatedUser } = await sts().send(new GetFederationTokenCommand({ Name: "Fred" }));
    expect(FederatedUser?.Arn).toBe(`arn:aws:sts::${account}:federated-user/Fred`);
    const kms = new KMSClient({ region, endpoint: world.server.url, credentials: credentialsOf(Credentials) });
    await expect(kms.send(new CreateKeyCommand({}))).rejects.toMatchObject({ name: "AccessDeniedException" });
    await expect(
      sts().send(new AssumeRoleCommand({ RoleArn: `${principals.reader}x`, RoleSessionName: "session" })),
    ).rejects.toMatchObject({ name: "AccessDenied" });
  });
});

it("no event holds a secret, a token or a plaintext", () => {
  const told = JSON.stringify(world.events);
  expect(world.events.length).toBeGreaterThan(30);
  expect(told).not.toMatch(/planted|aGVsbG8|"hello"/u);
});
