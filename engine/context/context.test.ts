import { describe, expect, it } from "vitest";
import { canonicalName, conditionKeys } from "../catalog/condition-keys.ts";
import { permissions } from "../catalog/permissions.ts";
import type { Request } from "../model/request.ts";
import { readEnvironment } from "../read/environment.ts";
import { resolveRequest } from "../resolve.ts";
import { createContext, isSettled } from "./context.ts";
import { AmbiguousKey } from "./derivation.ts";

const account = "111122223333";
const other = "444455556666";
const lonely = "777788889999";
const arn = (id: string): string => `arn:aws:kms:us-east-1:${account}:key/${id}`;
const user = `arn:aws:iam::${account}:user/team/bob`;
const role = `arn:aws:iam::${account}:role/app/Reader`;
const session = `arn:aws:sts::${account}:assumed-role/Reader/s-1`;
const federated = `arn:aws:sts::${account}:federated-user/Fred`;
const root = `arn:aws:iam::${account}:root`;
const stranger = `arn:aws:iam::${other}:user/eve`;
const hermit = `arn:aws:iam::${lonely}:user/h`;
const service = "logs.amazonaws.com";
const path = "o-exampleorg1/r-ab12/ou-ab12-11111111/";

const read = readEnvironment({
  accounts: {
    [account]: { organization: { id: "o-exampleorg1", path, managementAccount: false } },
    [other]: { organization: { id: "o-exampleorg2" } },
  },
  principals: {
    [user]: { uniqueId: "AIDABOB", tags: { Team: "red" } },
    [role]: { uniqueId: "AROAREADER", tags: { team: "blue", stage: "prod" } },
  },
  keys: {
    [arn("plain")]: { aliases: ["alias/orders", "alias/old"], tags: { Env: "prod" } },
    [arn("mrk-1")]: {
      metadata: { KeySpec: "RSA_2048", KeyUsage: "SIGN_VERIFY", Origin: "EXTERNAL", MultiRegion: true },
    },
    [arn("granted")]: {
      grants: [
        grant("equals", { EncryptionContextEquals: { a: "1" } }),
        grant("subset", { EncryptionContextSubset: { b: "2" } }),
        grant("free", {}),
      ],
    },
  },
  vpcEndpoints: { "vpce-1": { vpc: "vpc-1" }, "vpce-2": {} },
});
if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
const environment = read.value;

function grant(id: string, Constraints: unknown) {
  return { GrantId: id, GranteePrincipal: role, Operations: ["Decrypt"], Constraints };
}

const situationFor = (request: Partial<Request>) =>
  resolveRequest({ principal: session, action: "kms:Decrypt", resource: arn("plain"), ...request }, environment);

/** The values of a key; Decrypt with the plain key by a role's session, unless the request says otherwise. */
function valuesOf(key: string, request: Partial<Request> = {}): readonly string[] | undefined {
  return createContext(situationFor(request), { ...request, now: 1_700_000_000_999 }).values(canonicalName(key));
}

type Row = readonly [key: string, request: Partial<Request>, expected: string | readonly string[] | undefined];

const expectRows = (rows: readonly Row[]): void => {
  it.each(rows)("%s for %j: %j", (key, request, expected) => {
    expect(valuesOf(key, request)).toEqual(typeof expected === "string" ? [expected] : expected);
  });
};

const by = (principal: string, rest: Partial<Request> = {}): Partial<Request> => ({ principal, ...rest });
const creating = (input: Record<string, unknown>): Partial<Request> => ({
  action: "kms:CreateKey",
  resource: undefined,
  input,
});
const asking = (action: string, input: Record<string, unknown> = {}): Partial<Request> => ({ action, input });

describe("keys of the caller", () => {
  expectRows([
    ["aws:PrincipalArn", by(user), user],
    ["aws:PrincipalArn", by(session), role],
    ["aws:PrincipalArn", by(role), role],
    ["aws:PrincipalArn", by(federated), federated],
    ["aws:PrincipalArn", by(root), root],
    ["aws:PrincipalArn", by(service), undefined],
    ["aws:PrincipalAccount", by(user), account],
    ["aws:PrincipalAccount", by(service), undefined],
    ["kms:CallerAccount", by(stranger), other],
    ["kms:CallerAccount", by(service), undefined],
    ["aws:PrincipalOrgID", by(user), "o-exampleorg1"],
    ["aws:PrincipalOrgID", by(stranger), "o-exampleorg2"],
    ["aws:PrincipalOrgID", by(hermit), undefined],
    ["aws:PrincipalOrgID", by(service), undefined],
    ["aws:PrincipalOrgPaths", by(user), [path]],
    ["aws:PrincipalOrgPaths", by(stranger), undefined],
    ["aws:PrincipalOrgPaths", by(hermit), undefined],
    ["aws:PrincipalTag/team", by(user), "red"],
    ["aws:PrincipalTag/TEAM", by(session), "blue"],
    ["aws:PrincipalTag/team", by(session, { session: { tags: { Team: "green" } } }), "green"],
    ["aws:PrincipalTag/stage", by(session, { session: { tags: { team: "green" } } }), "prod"],
    ["aws:PrincipalTag/none", by(session), undefined],
    ["aws:PrincipalTag/team", by(stranger), undefined],
    ["aws:PrincipalTag/s", by(stranger), undefined],
    ["aws:PrincipalTag/team", by(federated, { session: { federatedBy: user } }), "red"],
    ["aws:PrincipalType", by(root), "Account"],
    ["aws:PrincipalType", by(user), "User"],
    ["aws:PrincipalType", by(session), "AssumedRole"],
    ["aws:PrincipalType", by(federated), "FederatedUser"],
    ["aws:PrincipalType", by(service), undefined],
    ["aws:PrincipalIsAWSService", by(service), "true"],
    ["aws:PrincipalIsAWSService", by(root), "false"],
    ["aws:PrincipalServiceName", by(service), service],
    ["aws:PrincipalServiceName", by(user), undefined],
    ["aws:PrincipalServiceNamesList", by(service), [service]],
    ["aws:PrincipalServiceNamesList", by(user), undefined],
    ["aws:userid", by(root), account],
    ["aws:userid", by(user), "AIDABOB"],
    ["aws:userid", by(session), "AROAREADER:s-1"],
    ["aws:userid", by(role), undefined],
    ["aws:userid", by(stranger), undefined],
    ["aws:userid", by(`arn:aws:sts::${account}:assumed-role/Unknown/s`), undefined],
    ["aws:userid", by(federated), `${account}:Fred`],
    ["aws:userid", by(service), undefined],
    ["AWS:USERNAME", by(user), "bob"],
    ["aws:username", by(session), undefined],
    ["aws:username", by(federated), undefined],
    ["aws:username", by(root), undefined],
    ["aws:MultiFactorAuthPresent", by(session), "false"],
    ["aws:MultiFactorAuthPresent", by(federated), "false"],
    ["aws:MultiFactorAuthPresent", by(user), undefined],
    ["aws:MultiFactorAuthPresent", by(root), undefined],
    ["aws:MultiFactorAuthPresent", by(service), undefined],
  ]);
});

describe("keys of the resource", () => {
  const mrk = { resource: arn("mrk-1") };
  expectRows([
    ["kms:KeySpec", {}, "SYMMETRIC_DEFAULT"],
    ["kms:CustomerMasterKeySpec", mrk, "RSA_2048"],
    ["kms:KeySpec", creating({}), "SYMMETRIC_DEFAULT"],
    ["kms:KeySpec", creating({ KeySpec: "HMAC_256", CustomerMasterKeySpec: "RSA_2048" }), "HMAC_256"],
    ["kms:CustomerMasterKeySpec", creating({ CustomerMasterKeySpec: "RSA_2048" }), "RSA_2048"],
    ["kms:KeySpec", creating({ KeySpec: 7 }), "SYMMETRIC_DEFAULT"],
    ["kms:KeyUsage", {}, "ENCRYPT_DECRYPT"],
    ["kms:CustomerMasterKeyUsage", mrk, "SIGN_VERIFY"],
    ["kms:KeyUsage", creating({ KeySpec: "HMAC_256" }), "GENERATE_VERIFY_MAC"],
    ["kms:KeyUsage", creating({ KeySpec: "RSA_2048" }), "ENCRYPT_DECRYPT"],
    ["kms:KeyUsage", creating({ KeySpec: "ECC_NIST_P256" }), "ENCRYPT_DECRYPT"],
    ["kms:KeyUsage", creating({ KeySpec: "RSA_2048", KeyUsage: "SIGN_VERIFY" }), "SIGN_VERIFY"],
    ["kms:KeyOrigin", {}, "AWS_KMS"],
    ["kms:KeyOrigin", mrk, "EXTERNAL"],
    ["kms:KeyOrigin", creating({}), "AWS_KMS"],
    ["kms:KeyOrigin", creating({ Origin: "EXTERNAL" }), "EXTERNAL"],
    ["kms:MultiRegion", {}, "false"],
    ["kms:MultiRegion", mrk, "true"],
    ["kms:MultiRegion", creating({}), "false"],
    ["kms:MultiRegion", creating({ MultiRegion: true }), "true"],
    ["kms:MultiRegion", creating({ MultiRegion: "true" }), "false"],
    ["kms:MultiRegionKeyType", {}, undefined],
    ["kms:MultiRegionKeyType", mrk, "PRIMARY"],
    ["kms:MultiRegionKeyType", creating({}), undefined],
    ["kms:MultiRegionKeyType", creating({ MultiRegion: true }), "PRIMARY"],
    ["kms:MultiRegionKeyType", creating({ MultiRegion: true, MultiRegionKeyType: "REPLICA" }), "REPLICA"],
    ["kms:ResourceAliases", {}, ["alias/orders", "alias/old"]],
    ["kms:ResourceAliases", mrk, undefined],
    ["kms:ResourceAliases", creating({}), undefined],
    ["kms:RequestAlias", { resource: "alias/orders" }, "alias/orders"],
    ["kms:RequestAlias", { resource: `arn:aws:kms:us-east-1:${account}:alias/old` }, "alias/old"],
    ["kms:RequestAlias", { resource: "plain" }, undefined],
    ["kms:RequestAlias", {}, undefined],
    ["aws:ResourceTag/env", {}, "prod"],
    ["aws:ResourceTag/ENV", {}, "prod"],
    ["aws:ResourceTag/team", {}, undefined],
    ["aws:ResourceTag/env", creating({ Tags: { Env: "dev" } }), "dev"],
    ["aws:ResourceTag/env", { ...creating({ Tags: { Env: "dev" } }), action: "kms:ListKeys" }, undefined],
    ["aws:ResourceOrgID", { ...by(hermit), ...creating({}) }, undefined],
    ["aws:ResourceOrgPaths", { ...by(hermit), ...creating({}) }, undefined],
    ["aws:ResourceAccount", by(stranger), account],
    ["aws:ResourceAccount", creating({}), account],
    ["aws:ResourceOrgID", by(stranger), "o-exampleorg1"],
    ["aws:ResourceOrgID", by(stranger, creating({})), "o-exampleorg2"],
    ["aws:ResourceOrgPaths", by(stranger), [path]],
    ["aws:ResourceOrgPaths", by(stranger, creating({})), undefined],
    ["aws:RequestedRegion", {}, "us-east-1"],
    ["aws:RequestedRegion", creating({}), "us-east-1"],
    ["aws:RequestedRegion", { ...creating({}), context: { "aws:RequestedRegion": "eu-west-1" } }, "eu-west-1"],
  ]);
});

describe("keys of the way in", () => {
  const via = (viaService: string): Partial<Request> => ({ viaService });
  expectRows([
    ["aws:CurrentTime", {}, "2023-11-14T22:13:20.999Z"],
    ["aws:EpochTime", {}, "1700000000"],
    ["aws:SecureTransport", {}, "true"],
    ["aws:SourceVpce", { vpcEndpoint: "vpce-1" }, "vpce-1"],
    ["aws:SourceVpce", { vpcEndpoint: "vpce-1", viaService: "s3.us-east-1.amazonaws.com" }, undefined],
    ["aws:SourceVpce", {}, undefined],
    ["aws:SourceVpc", { vpcEndpoint: "vpce-1" }, "vpc-1"],
    ["aws:SourceVpc", { vpcEndpoint: "vpce-2" }, undefined],
    ["aws:SourceVpc", {}, undefined],
    ["aws:SourceIp", {}, undefined],
    ["kms:ViaService", via("s3.us-east-1.amazonaws.com"), "s3.us-east-1.amazonaws.com"],
    ["kms:ViaService", {}, undefined],
    ["aws:ViaAWSService", via("s3.us-east-1.amazonaws.com"), "true"],
    ["aws:ViaAWSService", {}, "false"],
    ["aws:CalledVia", via("s3.us-east-1.amazonaws.com"), ["s3.amazonaws.com"]],
    ["aws:CalledVia", {}, undefined],
    ["aws:CalledViaFirst", via("s3.us-gov-west-1.amazonaws.com"), "s3.amazonaws.com"],
    ["aws:CalledViaFirst", via("glue.cn-north-1.amazonaws.com.cn"), "glue.amazonaws.com.cn"],
    ["aws:CalledViaFirst", via("s3.amazonaws.com"), "s3.amazonaws.com"],
    ["aws:CalledViaFirst", via("delivery.logs.amazonaws.com"), "delivery.logs.amazonaws.com"],
    ["aws:CalledViaFirst", via("s3.ap-southeast-12.amazonaws.com"), "s3.amazonaws.com"],
    ["aws:CalledViaFirst", via("delivery.logs.us-east-1.amazonaws.com"), "delivery.logs.us-east-1.amazonaws.com"],
    ["aws:CalledViaFirst", {}, undefined],
    ["aws:CalledViaLast", via("ec2.eu-central-1.amazonaws.com"), "ec2.amazonaws.com"],
    ["aws:CalledViaLast", {}, undefined],
    ["aws:SourceOrgID", by(service, { context: { "aws:SourceAccount": other } }), "o-exampleorg2"],
    ["aws:SourceOrgID", by(service), undefined],
    ["aws:SourceOrgID", by(service, { context: { "aws:SourceAccount": lonely } }), undefined],
    ["aws:SourceOrgID", by(user, { context: { "aws:SourceAccount": other } }), undefined],
    ["aws:SourceOrgPaths", by(service, { context: { "aws:SourceAccount": account } }), [path]],
    ["aws:SourceOrgPaths", by(service, { context: { "aws:SourceAccount": other } }), undefined],
    ["aws:SourceOrgPaths", by(service, { context: { "aws:SourceAccount": lonely } }), undefined],
    ["aws:SourceOrgPaths", by(user, { context: { "aws:SourceAccount": account } }), undefined],
    [
      "aws:SourceOrgID",
      by(service, { context: { "custom:key": other, "AWS:sourceaccount": account } }),
      "o-exampleorg1",
    ],
    ["kms:GrantIsForAWSResource", { ...asking("kms:CreateGrant"), ...via("s3.us-east-1.amazonaws.com") }, "true"],
    ["kms:GrantIsForAWSResource", asking("kms:CreateGrant"), "false"],
    ["kms:GrantIsForAWSResource", {}, undefined],
  ]);
});

describe("keys of the input", () => {
  const retire = (GrantId: string): Partial<Request> => ({
    action: "kms:RetireGrant",
    resource: arn("granted"),
    input: { GrantId },
  });
  const both = { EncryptionContextEquals: { a: "1" }, EncryptionContextSubset: { b: "2" } };
  expectRows([
    ["kms:EncryptionContext:Dept", asking("kms:Decrypt", { EncryptionContext: { dept: "fin" } }), "fin"],
    ["kms:EncryptionContext:dept", asking("kms:Decrypt", { EncryptionContext: { DEPT: "fin" } }), "fin"],
    ["kms:EncryptionContext:dept", asking("kms:Decrypt", { EncryptionContext: { other: "fin" } }), undefined],
    ["kms:EncryptionContext:dept", asking("kms:Decrypt"), undefined],
    ["kms:EncryptionContext:dept", asking("kms:ScheduleKeyDeletion", { EncryptionContext: { dept: "x" } }), undefined],
    ["kms:EncryptionContextKeys", asking("kms:Decrypt", { EncryptionContext: { a: "1", B: "2" } }), ["a", "B"]],
    ["kms:EncryptionContextKeys", asking("kms:Decrypt", { EncryptionContext: {} }), undefined],
    ["kms:EncryptionContextKeys", asking("kms:Decrypt", { EncryptionContext: { a: 1, b: "2" } }), ["b"]],
    ["kms:EncryptionContextKeys", asking("kms:Decrypt", { EncryptionContext: "a" }), undefined],
    ["kms:EncryptionContextKeys", asking("kms:CreateGrant", { Constraints: both }), ["a"]],
    ["kms:EncryptionContextKeys", retire("equals"), ["a"]],
    ["kms:EncryptionContextKeys", retire("subset"), ["b"]],
    ["kms:EncryptionContextKeys", retire("free"), undefined],
    ["kms:EncryptionContext:b", retire("subset"), "2"],
    ["kms:EncryptionContext:s", asking("kms:ReEncryptFrom", { SourceEncryptionContext: { s: "1" } }), "1"],
    ["kms:EncryptionContext:s", asking("kms:ReEncryptFrom", { DestinationEncryptionContext: { s: "1" } }), undefined],
    ["kms:EncryptionContext:s", asking("kms:ReEncryptFrom", { EncryptionContext: { s: "1" } }), "1"],
    ["kms:EncryptionContext:d", asking("kms:ReEncryptTo", { DestinationEncryptionContext: { d: "1" } }), "1"],
    ["kms:EncryptionContext:d", asking("kms:ReEncryptTo", { SourceEncryptionContext: { d: "1" } }), undefined],
    ["kms:EncryptionContext:d", asking("kms:ReEncryptTo", { EncryptionContext: { d: "1" } }), "1"],
    ["kms:EncryptionAlgorithm", asking("kms:Decrypt"), "SYMMETRIC_DEFAULT"],
    ["kms:EncryptionAlgorithm", asking("kms:Decrypt", { EncryptionAlgorithm: "SM2PKE" }), "SM2PKE"],
    ["kms:EncryptionAlgorithm", asking("kms:Decrypt", { EncryptionAlgorithm: 1 }), "SYMMETRIC_DEFAULT"],
    ["kms:EncryptionAlgorithm", asking("kms:ReEncryptFrom", { SourceEncryptionAlgorithm: "S" }), "S"],
    ["kms:EncryptionAlgorithm", asking("kms:ReEncryptTo", { DestinationEncryptionAlgorithm: "D" }), "D"],
    ["kms:EncryptionAlgorithm", asking("kms:ReEncryptTo", { SourceEncryptionAlgorithm: "S" }), "SYMMETRIC_DEFAULT"],
    ["kms:EncryptionAlgorithm", asking("kms:ReEncryptTo", { EncryptionAlgorithm: "E" }), "E"],
    ["kms:EncryptionAlgorithm", asking("kms:GenerateDataKey", { EncryptionAlgorithm: "SM2PKE" }), "SYMMETRIC_DEFAULT"],
    ["kms:GrantConstraintType", asking("kms:CreateGrant", { Constraints: both }), "EncryptionContextEquals"],
    [
      "kms:GrantConstraintType",
      asking("kms:CreateGrant", { Constraints: { EncryptionContextSubset: {} } }),
      "EncryptionContextSubset",
    ],
    ["kms:GrantConstraintType", asking("kms:CreateGrant", { Constraints: { SourceArn: "a" } }), undefined],
    ["kms:GrantConstraintType", asking("kms:CreateGrant", { Constraints: [both] }), undefined],
    ["kms:GrantConstraintType", asking("kms:CreateGrant"), undefined],
    ["kms:GrantConstraintType", retire("equals"), "EncryptionContextEquals"],
    ["kms:GrantConstraintType", retire("subset"), "EncryptionContextSubset"],
    ["kms:GrantConstraintType", retire("free"), undefined],
    [
      "kms:GrantConstraintSourceArn",
      asking("kms:CreateGrant", { Constraints: { SourceArn: "arn:aws:s3:::b" } }),
      "arn:aws:s3:::b",
    ],
    ["kms:GrantConstraintSourceArn", asking("kms:CreateGrant", { Constraints: { SourceArn: 1 } }), undefined],
    ["kms:GrantConstraintSourceArn", asking("kms:CreateGrant", { Constraints: "x" }), undefined],
    ["kms:GrantOperations", asking("kms:CreateGrant", { Operations: ["Decrypt", "Sign"] }), ["Decrypt", "Sign"]],
    ["kms:GrantOperations", asking("kms:CreateGrant", { Operations: [] }), undefined],
    ["kms:GranteePrincipal", asking("kms:CreateGrant", { GranteePrincipal: role }), role],
    ["kms:RetiringPrincipal", asking("kms:CreateGrant", { RetiringPrincipal: null }), undefined],
    [
      "kms:ReEncryptOnSameKey",
      asking("kms:ReEncryptFrom", { SourceKeyId: arn("plain"), DestinationKeyId: arn("plain") }),
      "true",
    ],
    [
      "kms:ReEncryptOnSameKey",
      asking("kms:ReEncryptTo", { SourceKeyId: arn("mrk-1"), DestinationKeyId: arn("plain") }),
      "false",
    ],
    [
      "kms:ReEncryptOnSameKey",
      asking("kms:ReEncryptTo", { SourceKeyId: arn("mrk-1"), DestinationKeyId: arn("mrk-1") }),
      "false",
    ],
    ["kms:ReEncryptOnSameKey", asking("kms:ReEncryptFrom", { SourceKeyId: arn("plain") }), undefined],
    ["kms:ReEncryptOnSameKey", asking("kms:ReEncryptFrom", { DestinationKeyId: arn("plain") }), "true"],
    ["kms:ReEncryptOnSameKey", asking("kms:ReEncryptFrom", { DestinationKeyId: "plain" }), "true"],
    ["kms:ReEncryptOnSameKey", asking("kms:ReEncryptTo", { SourceKeyId: "alias/orders" }), "true"],
    ["kms:ReEncryptOnSameKey", asking("kms:ReEncryptTo", { SourceKeyId: "alias/none" }), "false"],
    ["kms:ReEncryptOnSameKey", asking("kms:ReEncryptTo", { DestinationKeyId: arn("plain") }), undefined],
    ["kms:ValidTo", asking("kms:ImportKeyMaterial", { ValidTo: 1_700_000_000 }), "1700000000"],
    ["kms:ValidTo", asking("kms:ImportKeyMaterial", { ValidTo: "2023-11-14T22:13:20.9Z" }), "1700000000"],
    ["kms:ValidTo", asking("kms:ImportKeyMaterial", { ValidTo: new Date(1_700_000_000_900) }), "1700000000"],
    ["kms:ValidTo", asking("kms:ImportKeyMaterial", { ValidTo: "soon" }), "soon"],
    ["kms:ValidTo", asking("kms:ImportKeyMaterial", { ValidTo: true }), undefined],
    ["kms:ValidTo", asking("kms:ImportKeyMaterial"), undefined],
    [
      "kms:ValidTo",
      asking("kms:ImportKeyMaterial", { ValidTo: 1_700_000_000, ExpirationModel: "KEY_MATERIAL_DOES_NOT_EXPIRE" }),
      undefined,
    ],
    ["kms:RotationPeriodInDays", asking("kms:EnableKeyRotation", { RotationPeriodInDays: 180 }), "180"],
    ["kms:RotationPeriodInDays", asking("kms:EnableKeyRotation"), "365"],
    ["kms:ScheduleKeyDeletionPendingWindowInDays", asking("kms:ScheduleKeyDeletion"), "30"],
    ["kms:MessageType", asking("kms:Sign"), "RAW"],
    ["kms:MessageType", asking("kms:Sign", { MessageType: "DIGEST" }), "DIGEST"],
    [
      "kms:BypassPolicyLockoutSafetyCheck",
      asking("kms:PutKeyPolicy", { BypassPolicyLockoutSafetyCheck: true }),
      "true",
    ],
    ["kms:BypassPolicyLockoutSafetyCheck", asking("kms:PutKeyPolicy"), undefined],
    ["aws:RequestTag/Team", creating({ Tags: [{ TagKey: "team", TagValue: "red" }] }), "red"],
    ["aws:RequestTag/team", creating({ Tags: { TEAM: "red" } }), "red"],
    ["aws:RequestTag/none", creating({ Tags: { team: "red" } }), undefined],
    ["aws:TagKeys", creating({ Tags: { team: "red", Env: "x" } }), ["team", "Env"]],
    ["aws:TagKeys", asking("kms:UntagResource", { TagKeys: ["a", "b"] }), ["a", "b"]],
    ["aws:TagKeys", asking("kms:UntagResource", { TagKeys: ["a", 1, null] }), ["a"]],
    ["aws:TagKeys", asking("kms:Decrypt", { TagKeys: ["a"] }), undefined],
    ["aws:TagKeys", creating({ Tags: [{ TagValue: "x" }, { TagKey: 1 }, { TagKey: "b" }, null] }), ["b"]],
    ["aws:TagKeys", creating({}), undefined],
    ["aws:RequestTag/team", asking("kms:Decrypt", { Tags: { team: "red" } }), undefined],
    ["kms:RecipientAttestation:PCR0", {}, undefined],
    ["never:Heard", {}, undefined],
  ]);
});

it("a key about to be made has no aliases", () => {
  const situation = situationFor(asking("kms:TagResource"));
  const target = { kind: "new-key", arn: arn("*"), account, region: "us-east-1" } as const;
  expect(createContext({ ...situation, target }, { now: 0 }).values("kms:ResourceAliases")).toBeUndefined();
  expect(createContext(situation, { now: 0 }).values("kms:ResourceAliases")).toEqual(["alias/orders", "alias/old"]);
});

describe("without any input", () => {
  const names = conditionKeys.map(({ name, prefix }) => (prefix ? `${name}a` : name));

  it.each(permissions)("no key that $action carries needs the input", ({ action, resources }) => {
    for (const principal of [hermit, service]) {
      const request = { principal, action, resource: resources.includes("none") ? undefined : arn("granted") };
      const context = createContext(situationFor(request), { now: 0 });
      const empty = createContext(situationFor(request), { now: 0, input: {} });
      for (const name of names) expect(context.values(name), name).toEqual(empty.values(name));
    }
  });
});

describe("an alias", () => {
  it("carries no key of the service, but the global ones (E40)", () => {
    const request = { action: "kms:DeleteAlias", resource: "alias/orders" };
    expect(valuesOf("kms:CallerAccount", request)).toBeUndefined();
    expect(valuesOf("aws:ResourceTag/env", request)).toBeUndefined();
    expect(valuesOf("aws:PrincipalAccount", request)).toEqual([account]);
  });
});

describe("keys that the request gives", () => {
  it("win over derived ones, whatever their case, and absent by an empty list", () => {
    expect(valuesOf("kms:CallerAccount", { context: { "KMS:calleraccount": other } })).toEqual([other]);
    expect(valuesOf("kms:CallerAccount", { context: { "kms:CallerAccount": [] } })).toBeUndefined();
    expect(valuesOf("aws:MultiFactorAuthPresent", { context: { "aws:MultiFactorAuthPresent": true } })).toEqual([
      "true",
    ]);
    expect(valuesOf("aws:CalledVia", { context: { "aws:CalledVia": ["a", "b"] } })).toEqual(["a", "b"]);
    expect(valuesOf("Custom:Key", { context: { "custom:key": 7 } })).toEqual(["7"]);
    expect(valuesOf("custom:key", { context: { "Custom:KEY": [1, false] } })).toEqual(["1", "false"]);
    expect(valuesOf("custom:key", { context: { "custom:key": [1e21, "1e21"] } })).toEqual([
      "1" + "0".repeat(21),
      "1e21",
    ]);
  });
});

describe("names that differ only by case (E63)", () => {
  it("are refused where they are read and differ", () => {
    const input = { EncryptionContext: { a: "1", A: "2" } };
    expect(() => valuesOf("kms:EncryptionContext:a", { input })).toThrow(AmbiguousKey);
    expect(String(new AmbiguousKey("two names"))).toBe("AmbiguousKey: two names");
    expect(valuesOf("kms:EncryptionContext:b", { input })).toBeUndefined();
    expect(valuesOf("kms:EncryptionContext:a", { input: { EncryptionContext: { a: "1", A: "1" } } })).toEqual(["1"]);
  });
});

describe("isSettled", () => {
  it.each([
    ["kms:CallerAccount", {}, true],
    ["kms:CallerAccount", { context: { "kms:calleraccount": "x" } }, false],
    ["kms:KeySpec", {}, true],
    ["kms:KeySpec", creating({}), false],
    ["aws:ResourceTag/env", {}, true],
    ["aws:ResourceTag/env", creating({}), false],
    ["kms:EncryptionContext:a", {}, false],
    ["kms:EncryptionContext:a", asking("kms:ScheduleKeyDeletion"), true],
    ["kms:GrantOperations", asking("kms:CreateGrant"), false],
    ["aws:CurrentTime", {}, false],
    ["aws:SecureTransport", {}, true],
    ["aws:SourceIp", {}, true],
    ["aws:SourceIp", { context: { "aws:SourceIp": "1.2.3.4" } }, false],
    ["never:heard", {}, true],
    ["never:heard", { context: { "Never:Heard": "x" } }, false],
  ] as const)("%s for %j: %j", (key, request, expected) => {
    expect(isSettled(situationFor(request), canonicalName(key))).toBe(expected);
  });
});

describe("canonicalName", () => {
  it.each([
    ["KMS:viaservice", "kms:ViaService"],
    ["kms:encryptioncontext:Dept", "kms:EncryptionContext:dept"],
    ["aws:resourcetag/Env", "aws:ResourceTag/env"],
    ["Custom:Key", "custom:key"],
  ])("%s is %s", (written, name) => {
    expect(canonicalName(written)).toBe(name);
  });
});

describe("encryptionContext", () => {
  it("is what the input holds, as sent", () => {
    const pairs = (request: Partial<Request>) =>
      createContext(situationFor(request), { ...request, now: 0 }).encryptionContext();
    expect(pairs({ input: { EncryptionContext: { B: "1", a: "2" } } })).toEqual(
      new Map(Object.entries({ B: "1", a: "2" })),
    );
    expect(pairs({})).toBeNull();
    expect(pairs({ input: { EncryptionContext: ["a"] } })).toBeNull();
    expect(pairs({ input: { EncryptionContext: null } })).toBeNull();
  });
});
