import { createHash, randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import {
  buildClient,
  CommitmentPolicy,
  getLocalCryptographicMaterialsCache,
  type KeyringNode,
  KmsKeyringNode,
  NodeCachingMaterialsManager,
} from "@aws-crypto/client-node";
import { KMS } from "@aws-sdk/client-kms";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { accessKeys, principals, startWorld, type Who, type World } from "./world.ts";

const { encrypt, decrypt, encryptStream, decryptStream } = buildClient(
  CommitmentPolicy.REQUIRE_ENCRYPT_REQUIRE_DECRYPT,
);
const context = { purpose: "test" };

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(async () => {
  await world.server.close();
  expect(world.faults).toEqual([]);
});

async function newKey(region: string): Promise<string> {
  const answer = await world.kms.call("CreateKey", {}, { principal: principals.admin, region });
  if ("error" in answer) throw new Error(answer.error.message);
  return (answer.output["KeyMetadata"] as { readonly Arn: string }).Arn;
}

type Supplier = NonNullable<NonNullable<ConstructorParameters<typeof KmsKeyringNode>[0]>["clientProvider"]>;

/** Asks a client of each key's Region, over HTTP. Its types are of before `exactOptionalPropertyTypes`. */
function keyring(who: Who, generatorKeyId: string, keyIds: string[] = []): KeyringNode {
  const clientProvider = ((region: string) =>
    new KMS({
      region,
      endpoint: world.server.url,
      credentials: accessKeys[who],
      maxAttempts: 1,
    })) as unknown as Supplier;
  // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- the SDK's mix-in hides what it extends
  return new KmsKeyringNode({ generatorKeyId, keyIds, clientProvider });
}

const calls = (): readonly string[] => world.events.map(({ eventName, awsRegion }) => `${eventName} ${awsRegion}`);

describe("the AWS Encryption SDK", () => {
  it("seals a stream of 10 MB in an envelope, and opens it", async () => {
    const key = await newKey("us-east-1");
    const plaintext = randomBytes(10_000_000);
    const sealed = await buffer(
      Readable.from([plaintext]).pipe(encryptStream(keyring("admin", key), { encryptionContext: context })),
    );
    expect(sealed.length).toBeGreaterThan(plaintext.length);
    const opened = await buffer(Readable.from([sealed]).pipe(decryptStream(keyring("admin", key))));
    const digest = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");
    expect(digest(opened)).toBe(digest(plaintext));
  });

  it("opens no envelope for a caller whom no policy and no grant lets decrypt", async () => {
    const key = await newKey("us-east-1");
    const { result } = await encrypt(keyring("admin", key), "hello", { encryptionContext: context });
    await expect(decrypt(keyring("worker", key), result)).rejects.toThrow("is not authorized to perform: kms:Decrypt");
    const grant = { KeyId: key, GranteePrincipal: principals.worker, Operations: ["Decrypt"] };
    const by = { principal: principals.admin, region: "us-east-1" };
    // The SDK adds its signature's public key to the encryption context: a grant names a part of it.
    await world.kms.call("CreateGrant", { ...grant, Constraints: { EncryptionContextSubset: context } }, by);
    expect((await decrypt(keyring("worker", key), result)).plaintext.toString()).toBe("hello");
  });

  it("opens in one Region what was sealed for two", async () => {
    const [near, far] = [await newKey("us-east-1"), await newKey("ap-northeast-1")];
    const before = world.events.length;
    const { result } = await encrypt(keyring("admin", near, [far]), "hello", { encryptionContext: context });
    const { plaintext, messageHeader } = await decrypt(keyring("admin", far), result);
    expect(plaintext.toString()).toBe("hello");
    expect(messageHeader.encryptedDataKeys.map(({ providerInfo }) => providerInfo)).toEqual([near, far]);
    expect(calls().slice(before)).toEqual([
      "GenerateDataKey us-east-1",
      "Encrypt ap-northeast-1",
      "Decrypt ap-northeast-1",
    ]);
  });

  it("asks once for a data key that it keeps", async () => {
    const key = await newKey("us-east-1");
    const manager = new NodeCachingMaterialsManager({
      backingMaterials: keyring("admin", key),
      cache: getLocalCryptographicMaterialsCache(10),
      maxAge: 60_000,
      maxMessagesEncrypted: 10,
      partition: "test",
    });
    const before = world.events.length;
    const sealed: Buffer[] = [];
    for (const text of ["a", "b", "c"]) {
      const { result } = await encrypt(manager, text, { encryptionContext: context, plaintextLength: 1 });
      sealed.push(result);
    }
    const opened: string[] = [];
    for (const message of sealed) opened.push((await decrypt(manager, message)).plaintext.toString());
    expect(opened).toEqual(["a", "b", "c"]);
    expect(calls().slice(before)).toEqual(["GenerateDataKey us-east-1", "Decrypt us-east-1"]);
  });
});
