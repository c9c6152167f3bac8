/** How keys are named, and how not. */

import { describe, expect, test } from "vitest";
import { operations } from "../catalog/operations.ts";
import { account, admin, bytes, nobody, testKms } from "./test-kms.ts";

const kms = await testKms();
const key = await kms.key();
await kms.done("CreateAlias", { AliasName: "alias/one", TargetKeyId: key });
const home = `arn:aws:kms:us-east-1:${account}`;

test.each([
  ["foo", "Invalid keyId 'foo'"],
  ["mrk-1234", "Invalid keyId 'mrk-1234'"],
  [`${home}:key/foo`, "Invalid keyId foo"],
  [`${home}:key/alias/one`, "Invalid keyId alias/one"],
  [
    `${home}:key/00000000-0000-0000-0000-000000000000`,
    `Key '${home}:key/00000000-0000-0000-0000-000000000000' does not exist`,
  ],
  ["alias/two", `Alias ${home}:alias/two is not found.`],
  ["alias/", `Alias ${home}:alias/ is not found.`],
  ["alias/../one", `Alias ${home}:alias/../one is not found.`],
  [`${home}:alias/a:b`, `Alias ${home}:alias/a:b is not found.`],
])("there is no %s", async (KeyId, message) => {
  expect(await kms.failed("DescribeKey", { KeyId })).toMatchObject({ code: "NotFoundException", message });
});

test.each(["", "1234", "*", `${account}0`, "abc"])("there is no account `%s`, whoever asks", async (other) => {
  for (const resource of [key.split(":")[5], "alias/one"]) {
    for (const caller of [admin, nobody]) {
      const KeyId = `arn:aws:kms:us-east-1:${other}:${String(resource)}`;
      expect(await kms.failed("DescribeKey", { KeyId }, caller)).toMatchObject({
        code: "InvalidArnException",
        message: `Invalid arn ${KeyId}`,
      });
    }
  }
});

test("there is no partition of another name, and no key of a caller without an account", async () => {
  const KeyId = key.replace("arn:aws:", "arn:aws-x:");
  expect(await kms.failed("DescribeKey", { KeyId })).toMatchObject({ code: "InvalidArnException" });
  const service = { principal: "s3.amazonaws.com", region: "us-east-1" };
  expect(await kms.failed("DescribeKey", { KeyId: key.split("/")[1] }, service)).toMatchObject({
    code: "NotFoundException",
    message: `Invalid keyId '${String(key.split("/")[1])}'`,
  });
});

describe.each(["alias/one", `${home}:alias/one`, "alias/two"])("%s", (KeyId) => {
  const input = {
    KeyId,
    Description: "d",
    GrantId: "g",
    GranteePrincipal: `arn:aws:iam::${account}:root`,
    Operations: ["Encrypt"],
    Policy: "{}",
    PrimaryRegion: "eu-west-1",
    ReplicaRegion: "eu-west-1",
    TagKeys: ["a"],
    Tags: [{ TagKey: "a", TagValue: "b" }],
    ImportToken: bytes("x"),
    EncryptedKeyMaterial: bytes("x"),
    WrappingAlgorithm: "RSAES_OAEP_SHA_256",
    WrappingKeySpec: "RSA_2048",
  };
  const managing = operations.filter(
    ({ permissions, crossAccountIdentifiers }) =>
      permissions.some(({ role }) => role === "key") && !crossAccountIdentifiers.includes("alias-arn"),
  );

  test.each([...managing.map(({ name }) => name), "ListAliases"])("does not name the key of %s", async (operation) => {
    expect(await kms.failed(operation, input)).toMatchObject({
      code: "InvalidArnException",
      message: "Key Aliases are not supported for this operation.",
    });
  });
});

test("an alias names the key of what uses it", async () => {
  for (const KeyId of ["alias/one", `${home}:alias/one`]) {
    expect((await kms.done("Encrypt", { KeyId, Plaintext: bytes("x") }))["KeyId"]).toBe(key);
    expect(await kms.done("DescribeKey", { KeyId })).toMatchObject({ KeyMetadata: { Arn: key } });
  }
});
