import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isInstalled, runProgram } from "./programs.ts";
import { principals, startWorld, type World } from "./world.ts";

const installed = isInstalled("the verification of signatures by OpenSSL", "openssl", "version");
const caller = { principal: principals.admin, region: "us-east-1" };
const message = new TextEncoder().encode("message");

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

type Output = Readonly<Record<string, unknown>>;

async function call(operation: string, input: object): Promise<Output> {
  const answer = await world.kms.call(operation, input, caller);
  if ("error" in answer) throw new Error(`${operation}: ${answer.error.message}`);
  return answer.output;
}

async function newKey(input: object): Promise<string> {
  const { KeyMetadata } = await call("CreateKey", input);
  return (KeyMetadata as { readonly Arn: string }).Arn;
}

function file(name: string, bytes: unknown): string {
  const path = join(directory, name);
  writeFileSync(path, bytes as Uint8Array);
  return path;
}

describe.skipIf(!installed)("OpenSSL", () => {
  it.each([
    [
      "RSA_2048",
      "RSASSA_PSS_SHA_256",
      ["-sha256", "-sigopt", "rsa_padding_mode:pss", "-sigopt", "rsa_pss_saltlen:digest"],
    ],
    ["RSA_3072", "RSASSA_PKCS1_V1_5_SHA_512", ["-sha512"]],
    ["ECC_NIST_P256", "ECDSA_SHA_256", ["-sha256"]],
    ["ECC_NIST_P521", "ECDSA_SHA_512", ["-sha512"]],
    ["ECC_SECG_P256K1", "ECDSA_SHA_256", ["-sha256"]],
  ] as const)("verifies a signature of a %s key with %s", async (KeySpec, SigningAlgorithm, options) => {
    const KeyId = await newKey({ KeySpec, KeyUsage: "SIGN_VERIFY" });
    const { Signature } = await call("Sign", { KeyId, Message: message, SigningAlgorithm });
    const { PublicKey } = await call("GetPublicKey", { KeyId });
    const der = file("key.der", PublicKey);
    const pem = file("key.pem", await runProgram("openssl", ["pkey", "-pubin", "-inform", "DER", "-in", der]));
    const verify = (path: string) =>
      runProgram("openssl", ["dgst", ...options, "-verify", pem, "-signature", file("signature", Signature), path]);
    expect(await verify(file("message", message))).toBe("Verified OK\n");
    await expect(verify(file("message", new Uint8Array([1])))).rejects.toThrow();
  });

  it("encrypts to a public key what the private key decrypts", async () => {
    const KeyId = await newKey({ KeySpec: "RSA_2048", KeyUsage: "ENCRYPT_DECRYPT" });
    const { PublicKey } = await call("GetPublicKey", { KeyId });
    const out = join(directory, "ciphertext");
    const padding = [
      "-pkeyopt",
      "rsa_padding_mode:oaep",
      "-pkeyopt",
      "rsa_oaep_md:sha256",
      "-pkeyopt",
      "rsa_mgf1_md:sha256",
    ];
    const key = ["-pubin", "-keyform", "DER", "-inkey", file("key.der", PublicKey)];
    await runProgram("openssl", [
      "pkeyutl",
      "-encrypt",
      ...key,
      ...padding,
      "-in",
      file("message", message),
      "-out",
      out,
    ]);
    const asked = {
      KeyId,
      CiphertextBlob: new Uint8Array(readFileSync(out)),
      EncryptionAlgorithm: "RSAES_OAEP_SHA_256",
    };
    expect((await call("Decrypt", asked))["Plaintext"]).toEqual(message);
  });

  it("makes the same MAC with material that was imported", async () => {
    const KeyId = await newKey({ KeySpec: "HMAC_256", KeyUsage: "GENERATE_VERIFY_MAC", Origin: "EXTERNAL" });
    const material = new Uint8Array(32).map((_, index) => index + 1);
    const wrapping = { WrappingAlgorithm: "RSAES_OAEP_SHA_256", WrappingKeySpec: "RSA_2048" };
    const { PublicKey, ImportToken } = await call("GetParametersForImport", { KeyId, ...wrapping });
    const out = join(directory, "material");
    const padding = [
      "-pkeyopt",
      "rsa_padding_mode:oaep",
      "-pkeyopt",
      "rsa_oaep_md:sha256",
      "-pkeyopt",
      "rsa_mgf1_md:sha256",
    ];
    const key = ["-pubin", "-keyform", "DER", "-inkey", file("wrapping.der", PublicKey)];
    await runProgram("openssl", [
      "pkeyutl",
      "-encrypt",
      ...key,
      ...padding,
      "-in",
      file("plain", material),
      "-out",
      out,
    ]);
    const EncryptedKeyMaterial = new Uint8Array(readFileSync(out));
    const ExpirationModel = "KEY_MATERIAL_DOES_NOT_EXPIRE";
    await call("ImportKeyMaterial", { KeyId, ImportToken, EncryptedKeyMaterial, ExpirationModel });
    const { Mac } = await call("GenerateMac", { KeyId, Message: message, MacAlgorithm: "HMAC_SHA_256" });
    const hex = Buffer.from(material).toString("hex");
    const options = ["-mac", "HMAC", "-macopt", `hexkey:${hex}`];
    const told = await runProgram("openssl", ["dgst", "-sha256", ...options, file("message", message)]);
    expect(told.trim().split("= ")[1]).toBe(Buffer.from(Mac as Uint8Array).toString("hex"));
  });
});
