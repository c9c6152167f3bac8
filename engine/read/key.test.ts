import { describe, expect, it } from "vitest";
import type { Grant, KeyMetadata } from "../model/environment.ts";
import { readEnvironment } from "./environment.ts";

const account = "111122223333";
const arn = `arn:aws:kms:us-east-1:${account}:key/1234abcd`;
const pointer = `/keys/arn:aws:kms:us-east-1:${account}:key~11234abcd`;

function metadataOf(metadata: unknown, key = arn): KeyMetadata | undefined {
  const read = readEnvironment({ keys: { [key]: { metadata } } });
  if (!read.ok) throw new Error(read.diagnostics.map(({ message }) => message).join());
  return read.value.keys.get(key)?.metadata;
}

function grantsOf(grants: unknown): readonly Grant[] {
  const read = readEnvironment({ keys: { [arn]: { grants } } });
  if (!read.ok)
    throw new Error(read.diagnostics.map(({ code, pointer: at }) => `${code} ${at.replace(pointer, "")}`).join());
  return read.value.keys.get(arn)?.grants ?? [];
}

const grant = {
  GrantId: "g",
  GranteePrincipal: `arn:aws:iam::${account}:role/app/Reader`,
  Operations: ["Decrypt", "ReEncryptFrom"],
};

describe("key metadata", () => {
  it("default to a plain symmetric key", () => {
    const plain = {
      keySpec: "SYMMETRIC_DEFAULT",
      keyUsage: "ENCRYPT_DECRYPT",
      origin: "AWS_KMS",
      keyState: "Enabled",
      keyManager: "CUSTOMER",
      multiRegion: false,
      multiRegionKeyType: null,
    };
    expect(metadataOf(undefined)).toEqual(plain);
    expect(
      metadataOf({ KeyMetadata: { Arn: arn, Enabled: true, CreationDate: "2024-01-01", KeyManager: "AWS" } }),
    ).toEqual({
      ...plain,
      keyManager: "AWS",
    });
  });

  it.each([
    ["SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT"],
    ["RSA_2048", "ENCRYPT_DECRYPT"],
    ["HMAC_512", "GENERATE_VERIFY_MAC"],
    ["ECC_NIST_P256", "SIGN_VERIFY"],
    ["ECC_SECG_P256K1", "SIGN_VERIFY"],
    ["ECC_NIST_EDWARDS25519", "SIGN_VERIFY"],
    ["ML_DSA_44", "SIGN_VERIFY"],
    ["NEW_SPEC", "ENCRYPT_DECRYPT"],
  ])("of spec %s have the usage %s by default", (KeySpec, keyUsage) => {
    expect(metadataOf({ KeySpec })?.keyUsage).toBe(keyUsage);
    expect(metadataOf({ CustomerMasterKeySpec: KeySpec })?.keyUsage).toBe(keyUsage);
  });

  it.each([
    ["RSA_2048", "SIGN_VERIFY", "EXTERNAL"],
    ["ECC_NIST_P256", "KEY_AGREEMENT", "AWS_KMS"],
    ["SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT", "AWS_CLOUDHSM"],
    ["NEW_SPEC", "SIGN_VERIFY", "EXTERNAL_KEY_STORE"],
  ])("of spec %s may have the usage %s and the origin %s", (KeySpec, KeyUsage, Origin) => {
    expect(metadataOf({ KeySpec, KeyUsage, Origin })).toMatchObject({ keyUsage: KeyUsage, origin: Origin });
  });

  it("tell a multi-Region key by its id", () => {
    const mrk = arn.replace("1234abcd", "mrk-1");
    expect(metadataOf(undefined, mrk)).toMatchObject({ multiRegion: true, multiRegionKeyType: "PRIMARY" });
    expect(metadataOf({ MultiRegionConfiguration: { MultiRegionKeyType: "REPLICA" } }, mrk)).toMatchObject({
      multiRegion: true,
      multiRegionKeyType: "REPLICA",
    });
    expect(metadataOf({ MultiRegion: true })).toMatchObject({ multiRegion: true, multiRegionKeyType: "PRIMARY" });
  });

  it("are checked", () => {
    expect(() => metadataOf({ KeySpec: "HMAC_256", KeyUsage: "SIGN_VERIFY" })).toThrow(
      "a key of spec HMAC_256 cannot have",
    );
    expect(() => metadataOf({ KeyState: "enabled" })).toThrow("`enabled` is none of Creating, Enabled");
    expect(() => metadataOf({ KeyId: "9999" })).toThrow("metadata of another key, `9999`");
    expect(metadataOf({ KeyId: arn.split("/")[1] })).toEqual(metadataOf(undefined));
  });

  it.each([
    ["AES", "SYMMETRIC_DEFAULT"],
    ["AES_256", "SYMMETRIC_DEFAULT"],
    ["SYMETRIC_DEFAULT", "SYMMETRIC_DEFAULT"],
    ["ECC_NITS_P256", "ECC_NIST_P256"],
  ])("of spec %s are a slip of %s; specs to come are none", (KeySpec, meant) => {
    expect(() => metadataOf({ KeySpec })).toThrow(`KMS has no key spec \`${KeySpec}\`; did you mean \`${meant}\`?`);
    expect(metadataOf({ KeySpec: "ML_DSA_99" })?.keySpec).toBe("ML_DSA_99");
  });

  it.each([
    [{ RoleName: "R", PolicyName: "P", PolicyDocument: {} }, "`RoleName`, `PolicyName`, `PolicyDocument`"],
    [{ Policy: "{}" }, "`Policy`"],
    [{ Grants: [] }, "`Grants`"],
    [{ AttachedPolicies: [] }, "`AttachedPolicies`"],
  ])("are not the output of another command: %j", (output, names) => {
    expect(() => metadataOf(output)).toThrow(
      `no metadata: what \`aws kms describe-key\` prints is expected, not ${names}`,
    );
    expect(metadataOf({})).toEqual(metadataOf(undefined));
  });
});

describe("grants", () => {
  it("are read as ListGrants returns them", () => {
    const full = {
      ...grant,
      KeyId: arn,
      Name: "n",
      CreationDate: 1.5e9,
      RetiringPrincipal: account,
      IssuingAccount: `arn:aws:iam::${account}:root`,
      Constraints: { EncryptionContextSubset: { dept: "fin" }, SourceArn: "arn:aws:s3:::b" },
      GrantToken: "t",
      Propagated: false,
    };
    expect(grantsOf({ Grants: [full], Truncated: false })).toEqual([
      {
        id: "g",
        grantee: { kind: "role", text: grant.GranteePrincipal, arn: grant.GranteePrincipal },
        retiring: { kind: "account", text: account, account },
        operations: ["Decrypt", "ReEncryptFrom"],
        constraints: {
          encryptionContextEquals: null,
          encryptionContextSubset: new Map([["dept", "fin"]]),
          sourceArn: "arn:aws:s3:::b",
        },
        issuingAccount: account,
        token: "t",
        propagated: false,
        pointer: `${pointer}/grants/Grants/0`,
      },
    ]);
    expect(grantsOf([grant])[0]).toMatchObject({
      retiring: null,
      constraints: { encryptionContextEquals: null, encryptionContextSubset: null, sourceArn: null },
      issuingAccount: null,
      token: null,
      propagated: true,
      pointer: `${pointer}/grants/0`,
    });
  });

  it.each([
    [account, "account"],
    [`arn:aws:iam::${account}:root`, "account"],
    [`arn:aws:iam::${account}:user/bob`, "user"],
    [`arn:aws:sts::${account}:assumed-role/R/s`, "role-session"],
    [`arn:aws:sts::${account}:federated-user/bob`, "federated-user"],
    ["AROAEXAMPLE:session", "unique-id"],
    ["dynamodb.us-east-1.amazonaws.com", "service"],
  ])("have the grantee %s", (GranteePrincipal, kind) => {
    expect(grantsOf([{ ...grant, GranteePrincipal }])[0]?.grantee.kind).toBe(kind);
  });

  it("are a whole list, and nothing else", () => {
    expect(() => grantsOf({ Grants: [grant], Truncated: true })).toThrow("invalid-value /grants/Truncated");
    expect(() => grantsOf({ KeyMetadata: { KeyId: "1234abcd" } })).toThrow("wrong-type /grants");
  });

  it("have their constraints as given", () => {
    const [equals, subset, none] = grantsOf([
      { ...grant, Constraints: { EncryptionContextEquals: { a: "1" }, SourceArn: "arn:aws:s3:::b" } },
      { ...grant, GrantId: "h", Constraints: { EncryptionContextSubset: { b: "2" } }, KeyId: "1234abcd" },
      { ...grant, GrantId: "i", KeyId: arn, IssuingAccount: account },
    ]);
    expect(equals?.constraints).toEqual({
      encryptionContextEquals: new Map([["a", "1"]]),
      encryptionContextSubset: null,
      sourceArn: "arn:aws:s3:::b",
    });
    expect(subset?.constraints).toEqual({
      encryptionContextEquals: null,
      encryptionContextSubset: new Map([["b", "2"]]),
      sourceArn: null,
    });
    expect(none).toMatchObject({ issuingAccount: account, constraints: { sourceArn: null } });
  });

  it("to a service have a source and who retires them (E38)", () => {
    const service = { ...grant, GranteePrincipal: undefined, GranteeServicePrincipal: "s3.amazonaws.com" };
    const Constraints = { SourceArn: "arn:aws:s3:::b" };
    expect(grantsOf([{ ...service, Constraints, RetiringServicePrincipal: "s3.amazonaws.com" }])[0]).toMatchObject({
      grantee: { kind: "service", name: "s3.amazonaws.com" },
      retiring: { kind: "service", name: "s3.amazonaws.com" },
    });
    expect(() => grantsOf([service])).toThrow(
      "missing-member /grants/0/GranteeServicePrincipal,missing-member /grants/0/GranteeServicePrincipal",
    );
  });

  it.each([
    [{ GranteePrincipal: undefined }, "missing-member /grants/0"],
    [{ GranteeServicePrincipal: "s3.amazonaws.com" }, "conflicting-members /grants/0/GranteeServicePrincipal"],
    [
      { RetiringPrincipal: account, RetiringServicePrincipal: "s3.amazonaws.com" },
      "conflicting-members /grants/0/RetiringServicePrincipal",
    ],
    [{ GranteePrincipal: "*" }, "invalid-principal /grants/0/GranteePrincipal"],
    [{ GranteePrincipal: `arn:aws:iam::${account}:role/*` }, "invalid-principal /grants/0/GranteePrincipal"],
    [{ GranteePrincipal: "bob" }, "invalid-principal /grants/0/GranteePrincipal"],
    [{ RetiringPrincipal: "bob" }, "invalid-principal /grants/0/RetiringPrincipal"],
    [{ Operations: [] }, "invalid-value /grants/0/Operations"],
    [{ Operations: ["ReEncrypt"] }, "unknown-operation /grants/0/Operations/0"],
    [{ IssuingAccount: "x" }, "invalid-id /grants/0/IssuingAccount"],
    [{ GrantId: undefined }, "missing-member /grants/0"],
    [{ GrantId: "" }, "invalid-value /grants/0/GrantId"],
    [{ Constraints: { EncryptionContextEqual: {} } }, "unknown-member /grants/0/Constraints/EncryptionContextEqual"],
    [
      { Constraints: { EncryptionContextEquals: { a: 1 } } },
      "wrong-type /grants/0/Constraints/EncryptionContextEquals/a",
    ],
  ])("are checked: %j", (members, fault) => {
    expect(() => grantsOf([{ ...grant, ...members }])).toThrow(fault);
  });
});

it("tags are told once of an item that is none", () => {
  const read = readEnvironment({ keys: { [arn]: { tags: ["a"] } } });
  expect(!read.ok && read.diagnostics.map(({ message }) => message)).toEqual(["must be an object, not a string"]);
});
