import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isInstalled, runProgram } from "./programs.ts";
import { accessKeys, principals, startWorld, type Who, type World } from "./world.ts";

const installed = isInstalled("what the AWS CLI does", "aws", "--version");

let world: World;
let directory: string;
beforeAll(async () => {
  world = await startWorld();
  directory = mkdtempSync(join(tmpdir(), "kms-cedar-"));
});
afterAll(async () => {
  rmSync(directory, { recursive: true });
  await world.server.close();
});

async function aws<T>(who: Who, ...args: readonly string[]): Promise<T> {
  const { accessKeyId, secretAccessKey } = accessKeys[who];
  const env = {
    AWS_ENDPOINT_URL: world.server.url,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: "",
    AWS_DEFAULT_REGION: "us-west-2",
    AWS_PAGER: "",
    AWS_MAX_ATTEMPTS: "1",
    AWS_CONFIG_FILE: "/dev/null",
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
  };
  const told = await runProgram("aws", [...args, "--output", "json"], { env });
  return (told === "" ? {} : JSON.parse(told)) as T;
}

/** Bytes for the command line: its versions differ in what they take an argument for, and agree on files. */
function blob(name: string, bytes: Buffer): string {
  const path = join(directory, name);
  writeFileSync(path, bytes);
  return `fileb://${path}`;
}

const decoded = (base64: string): Buffer => Buffer.from(base64, "base64");

describe.skipIf(!installed)("the AWS CLI", () => {
  it("creates, grants, is denied and allowed, re-encrypts, signs and verifies", async () => {
    const kms = <T>(who: Who, ...args: readonly string[]): Promise<T> => aws<T>(who, "kms", ...args);
    const { KeyMetadata } = await kms<{ KeyMetadata: { Arn: string; CreationDate: unknown } }>("admin", "create-key");
    const key = KeyMetadata.Arn;
    const { CiphertextBlob } = await kms<{ CiphertextBlob: string }>(
      "admin",
      "encrypt",
      "--key-id",
      key,
      "--plaintext",
      blob("plaintext", Buffer.from("hello")),
      "--encryption-context",
      "a=b",
    );
    const sealed = blob("ciphertext", decoded(CiphertextBlob));
    const decrypt = ["decrypt", "--ciphertext-blob", sealed, "--encryption-context", "a=b"];
    await expect(kms("worker", ...decrypt)).rejects.toThrow(
      `An error occurred (AccessDeniedException) when calling the Decrypt operation: User: ${principals.worker} is not authorized to perform: kms:Decrypt on the resource associated with this ciphertext`,
    );
    const grant = await kms<{ GrantToken: string }>(
      "admin",
      "create-grant",
      "--key-id",
      key,
      "--grantee-principal",
      principals.worker,
      "--operations",
      "Decrypt",
    );
    const opened = await kms<{ Plaintext: string }>("worker", ...decrypt, "--grant-tokens", grant.GrantToken);
    expect(decoded(opened.Plaintext).toString()).toBe("hello");
    const sent = ["--ciphertext-blob", sealed, "--source-encryption-context", "a=b", "--destination-key-id", key];
    expect(await kms("admin", "re-encrypt", ...sent)).toMatchObject({ SourceKeyId: key, KeyId: key });
    const signer = await kms<{ KeyMetadata: { KeyId: string } }>(
      "admin",
      "create-key",
      "--key-spec",
      "ECC_NIST_P256",
      "--key-usage",
      "SIGN_VERIFY",
    );
    const message = [
      "--key-id",
      signer.KeyMetadata.KeyId,
      "--message",
      blob("message", Buffer.from("m")),
      "--signing-algorithm",
      "ECDSA_SHA_256",
    ];
    const { Signature } = await kms<{ Signature: string }>("admin", "sign", ...message);
    expect(
      await kms("admin", "verify", ...message, "--signature", blob("signature", decoded(Signature))),
    ).toMatchObject({ SignatureValid: true });
    expect(world.faults).toEqual([]);
  }, 120_000);
});
