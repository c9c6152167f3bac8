import { describe, expect, it } from "vitest";
import { conditionKeys, findConditionKey } from "./condition-keys.ts";
import { grantOperations } from "./grant-operations.ts";
import { findPermission, permissions } from "./permissions.ts";

const cryptographic = [
  "Decapsulate",
  "Decrypt",
  "DeriveSharedSecret",
  "Encapsulate",
  "Encrypt",
  "GenerateDataKey",
  "GenerateDataKeyPair",
  "GenerateDataKeyPairWithoutPlaintext",
  "GenerateDataKeyWithoutPlaintext",
  "GenerateMac",
  "ReEncryptFrom",
  "ReEncryptTo",
  "Sign",
  "Verify",
  "VerifyMac",
];

function namesWhere(test: (permission: (typeof permissions)[number]) => boolean): readonly string[] {
  return permissions.filter(test).map(({ name }) => name);
}

describe("permissions", () => {
  it("are 58, each once, in order", () => {
    const actions = permissions.map(({ action }) => action);
    expect(actions).toHaveLength(58);
    expect(actions).toEqual([...new Set(actions)].sort());
    expect(permissions.every(({ action, name }) => action === `kms:${name}`)).toBe(true);
  });

  it("that work across accounts are those of E9", () => {
    const others = [
      "CreateGrant",
      "DescribeKey",
      "GetKeyRotationStatus",
      "GetPublicKey",
      "ListGrants",
      "RetireGrant",
      "RevokeGrant",
    ];
    expect(namesWhere(({ crossAccount }) => crossAccount)).toEqual([...cryptographic, ...others].sort());
  });

  it("that only IAM controls are those of E39", () => {
    expect(namesWhere(({ iamOnly }) => iamOnly)).toEqual([
      "ConnectCustomKeyStore",
      "CreateCustomKeyStore",
      "CreateKey",
      "DeleteCustomKeyStore",
      "DescribeCustomKeyStores",
      "DisconnectCustomKeyStore",
      "GenerateRandom",
      "ListAliases",
      "ListKeys",
      "ListRetirableGrants",
      "UpdateCustomKeyStore",
    ]);
  });

  it("have no resource exactly where only IAM controls them", () => {
    expect(namesWhere(({ resources }) => resources.includes("none"))).toEqual(namesWhere(({ iamOnly }) => iamOnly));
  });

  it("that touch aliases are asked on the key too (E40)", () => {
    const onAliases = permissions.filter(({ resources }) => resources.includes("alias"));
    expect(onAliases.map(({ name, resources }) => [name, ...resources])).toEqual([
      ["CreateAlias", "alias", "key"],
      ["DeleteAlias", "alias", "key"],
      ["UpdateAlias", "alias", "key"],
    ]);
  });

  it("that grants can hold are the grant operations", () => {
    expect(namesWhere(({ grantOperation }) => grantOperation)).toEqual(grantOperations.map(({ name }) => name));
  });

  it("that are cryptographic work on keys, but for GenerateRandom", () => {
    expect(namesWhere((permission) => permission.cryptographic)).toEqual([...cryptographic, "GenerateRandom"].sort());
  });

  it("list only condition keys of the catalogue, under their canonical names", () => {
    const listed = new Set(permissions.flatMap(({ conditionKeys }) => [...conditionKeys]));
    expect([...listed].filter((name) => findConditionKey(name)?.record.name !== name)).toEqual([]);
  });

  it("leave no kms: condition key unused", () => {
    const listed = new Set(permissions.flatMap((permission) => [...permission.conditionKeys]));
    const unused = conditionKeys.filter(({ name }) => name.startsWith("kms:") && !listed.has(name));
    expect(unused).toEqual([]);
  });

  it("carry the keys of their own operation", () => {
    const carriers = (key: string): readonly string[] => namesWhere(({ conditionKeys }) => conditionKeys.has(key));
    expect(carriers("kms:GrantOperations")).toEqual(["CreateGrant"]);
    expect(carriers("kms:ReEncryptOnSameKey")).toEqual(["ReEncryptFrom", "ReEncryptTo"]);
    expect(carriers("kms:RecipientAttestation:PCR31")).toEqual([
      "Decrypt",
      "DeriveSharedSecret",
      "GenerateDataKey",
      "GenerateDataKeyPair",
      "GenerateRandom",
    ]);
    expect(carriers("aws:TagKeys")).toEqual(["CreateKey", "TagResource", "UntagResource"]);
    expect(carriers("kms:EncryptionContext:")).toContain("RetireGrant");
    expect(carriers("kms:KeySpec")).toContain("SynchronizeMultiRegionKey");
    expect(carriers("kms:CallerAccount")).not.toContain("ListKeys");
  });
});

describe("findPermission", () => {
  it("ignores case", () => {
    expect(findPermission("KMS:reencryptTO")?.action).toBe("kms:ReEncryptTo");
  });

  it.each(["Decrypt", "kms:ReEncrypt", "kms:", "", "s3:GetObject", "kms:Decrypt ", "constructor"])(
    "does not know %s",
    (action) => {
      expect(findPermission(action)).toBeNull();
    },
  );

  it("knows the permission without an operation", () => {
    const found = findPermission("kms:SynchronizeMultiRegionKey");
    expect(found).toMatchObject({ crossAccount: false, iamOnly: false, grantOperation: false, resources: ["key"] });
  });
});
