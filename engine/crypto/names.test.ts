/** How keys are named, and how not. */

import { describe, expect, test } from "vitest";
import { operations } from "../catalog/operations.ts";
import { account, bytes, testKms } from "./test-kms.ts";

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
])("there is no %s", async (KeyId, message) => {
  expect(await kms.failed("DescribeKey", { KeyId })).toMatchObject({ code: "NotFoundException", message });
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
