import { expect, test } from "vitest";
import { account, admin, bytes, environment, nobody, otherAccount, stranger, testKms } from "../test-kms.ts";

const root = `arn:aws:iam::${account}:root`;
const message = bytes("kept");
const metadataOf = (answer: Readonly<Record<string, unknown>>) =>
  answer["KeyMetadata"] as Readonly<Record<string, unknown>>;
const statement = (Principal: unknown, Action: unknown, more: object = {}) => ({
  Effect: "Allow",
  Principal,
  Action,
  Resource: "*",
  ...more,
});
const policyOf = (...Statement: readonly object[]) => JSON.stringify({ Version: "2012-10-17", Statement });
const usual = statement({ AWS: root }, "kms:*");

/** A clock that is set by hand. */
function clockAt(text: string) {
  let now = new Date(text);
  return { clock: () => now, pass: (days: number) => void (now = new Date(now.getTime() + days * 86_400_000)) };
}

test("a new key is described as AWS describes it", async () => {
  const kms = await testKms();
  const KeyMetadata = metadataOf(
    await kms.done("CreateKey", { Description: "d", Tags: [{ TagKey: "a", TagValue: "b" }] }),
  );
  const { KeyId, Arn, CreationDate, CurrentKeyMaterialId, ...rest } = KeyMetadata;
  expect(rest).toEqual({
    AWSAccountId: account,
    CustomerMasterKeySpec: "SYMMETRIC_DEFAULT",
    Description: "d",
    Enabled: true,
    EncryptionAlgorithms: ["SYMMETRIC_DEFAULT"],
    KeyManager: "CUSTOMER",
    KeySpec: "SYMMETRIC_DEFAULT",
    KeyState: "Enabled",
    KeyUsage: "ENCRYPT_DECRYPT",
    MultiRegion: false,
    Origin: "AWS_KMS",
  });
  expect(KeyId).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/u);
  expect(CurrentKeyMaterialId).toMatch(/^[\da-f]{64}$/u);
  expect(CreationDate).toBeInstanceOf(Date);
  expect(metadataOf(await kms.done("DescribeKey", { KeyId: Arn }))).toEqual(KeyMetadata);
  expect(await kms.done("ListResourceTags", { KeyId })).toEqual({
    Tags: [{ TagKey: "a", TagValue: "b" }],
    Truncated: false,
  });
  expect(await kms.done("ListKeys")).toEqual({ Keys: [{ KeyId, KeyArn: Arn }], Truncated: false });
  const { Policy } = await kms.done("GetKeyPolicy", { KeyId });
  expect(JSON.parse(Policy as string)).toEqual({
    Version: "2012-10-17",
    Id: "key-default-1",
    Statement: [{ Sid: "Enable IAM User Permissions", ...usual }],
  });
  await kms.done("UpdateKeyDescription", { KeyId, Description: "e" });
  expect(metadataOf(await kms.done("DescribeKey", { KeyId }))["Description"]).toBe("e");
});

test.each([
  [{ KeySpec: "HMAC_256" }, "You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys."],
  [
    { KeySpec: "RSA_2048", KeyUsage: "KEY_AGREEMENT" },
    "KeyUsage KEY_AGREEMENT is not compatible with KeySpec RSA_2048",
  ],
])("a key of %j is refused", async (input, text) => {
  const kms = await testKms();
  expect(await kms.failed("CreateKey", input)).toMatchObject({ code: "ValidationException", message: text });
});

test("keys are found as AWS finds them, and missing ones missed in its words", async () => {
  const kms = await testKms();
  const arn = await kms.key();
  const id = arn.split("/")[1] ?? "";
  await kms.done("CreateAlias", { AliasName: "alias/a", TargetKeyId: id });
  for (const KeyId of [arn, id, "alias/a", `arn:aws:kms:us-east-1:${account}:alias/a`]) {
    expect(metadataOf(await kms.done("DescribeKey", { KeyId }))["Arn"]).toBe(arn);
  }
  const missing = "00000000-0000-0000-0000-000000000000";
  const missingArn = `arn:aws:kms:us-east-1:${account}:key/${missing}`;
  for (const [KeyId, text] of [
    ["fake-key-id", "Invalid keyId 'fake-key-id'"],
    ["mrk-fake-key-id", "Invalid keyId 'mrk-fake-key-id'"],
    ["134f2428cec14b25a1ae9048164dba47", "Invalid keyId '134f2428cec14b25a1ae9048164dba47'"],
    [missing, `Key '${missingArn}' does not exist`],
    [missingArn, `Key '${missingArn}' does not exist`],
    [arn.replace("us-east-1", "eu-west-1"), "Invalid arn eu-west-1"],
    ["alias/missing", `Alias arn:aws:kms:us-east-1:${account}:alias/missing is not found.`],
  ]) {
    expect(await kms.failed("DescribeKey", { KeyId })).toMatchObject({ code: "NotFoundException", message: text });
  }
  const there = { ...admin, region: "eu-west-1" };
  expect(await kms.failed("DescribeKey", { KeyId: id }, there)).toMatchObject({
    code: "NotFoundException",
    message: `Key '${arn.replace("us-east-1", "eu-west-1")}' does not exist`,
  });
  const vague =
    "on this resource because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access";
  for (const caller of [nobody, stranger]) {
    expect(await kms.failed("DescribeKey", { KeyId: missingArn }, caller)).toMatchObject({
      code: "AccessDeniedException",
      message: `User: ${caller.principal} is not authorized to perform: kms:DescribeKey ${vague}`,
    });
  }
});

test("a ciphertext of no key here is one that nobody may open", async () => {
  const kms = await testKms();
  const { CiphertextBlob } = await kms.done("Encrypt", { KeyId: await kms.key(), Plaintext: message });
  const elsewhere = { ...admin, region: "eu-west-1" };
  expect(await kms.failed("Decrypt", { CiphertextBlob }, elsewhere)).toMatchObject({
    code: "AccessDeniedException",
    message:
      "The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access.",
  });
  expect(await kms.failed("Decrypt", { CiphertextBlob: bytes("nonsense") })).toEqual({
    code: "InvalidCiphertextException",
    message: "",
    fault: "client",
  });
});

test("aliases are made, moved, listed and deleted", async () => {
  const kms = await testKms();
  const [first, second] = [await kms.key(), await kms.key()];
  const hmac = await kms.key({ KeySpec: "HMAC_256", KeyUsage: "GENERATE_VERIFY_MAC" });
  await kms.done("CreateAlias", { AliasName: "alias/a", TargetKeyId: first });
  expect(await kms.failed("CreateAlias", { AliasName: "alias/a", TargetKeyId: second })).toMatchObject({
    code: "AlreadyExistsException",
  });
  expect(await kms.failed("CreateAlias", { AliasName: "a", TargetKeyId: first })).toMatchObject({
    code: "ValidationException",
    message:
      'Alias must start with the prefix "alias/". Please see https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html',
  });
  expect(await kms.failed("CreateAlias", { AliasName: "alias/a:b", TargetKeyId: first })).toMatchObject({
    code: "ValidationException",
    message: "alias/a:b contains invalid characters for an alias",
  });
  expect(await kms.failed("CreateAlias", { AliasName: "alias/aws/s3", TargetKeyId: first })).toMatchObject({
    code: "NotAuthorizedException",
    message: "",
  });
  expect((await kms.failed("CreateAlias", { AliasName: "alias/", TargetKeyId: first })).code).toBe(
    "InvalidAliasNameException",
  );
  for (const TargetKeyId of ["alias/a", `arn:aws:kms:us-east-1:${account}:alias/a`]) {
    expect(await kms.failed("CreateAlias", { AliasName: "alias/b", TargetKeyId })).toMatchObject({
      code: "ValidationException",
      message: "Aliases must refer to keys. Not aliases",
    });
  }
  expect((await kms.failed("UpdateAlias", { AliasName: "alias/a", TargetKeyId: hmac })).code).toBe(
    "ValidationException",
  );
  await kms.done("UpdateAlias", { AliasName: "alias/a", TargetKeyId: second });
  const { Aliases } = await kms.done("ListAliases");
  expect(Aliases).toMatchObject([
    { AliasName: "alias/a", AliasArn: `arn:aws:kms:us-east-1:${account}:alias/a`, TargetKeyId: second.split("/")[1] },
  ]);
  expect((await kms.done("ListAliases", { KeyId: first }))["Aliases"]).toEqual([]);
  expect(await kms.failed("DeleteAlias", { AliasName: "alias/a" }, nobody)).toMatchObject({
    code: "AccessDeniedException",
  });
  await kms.done("DeleteAlias", { AliasName: "alias/a" });
  expect((await kms.failed("DeleteAlias", { AliasName: "alias/a" })).code).toBe("NotFoundException");
});

test("tags are set and taken away, within AWS's limits", async () => {
  const kms = await testKms();
  const KeyId = await kms.key();
  const tag = (TagKey: string, TagValue = "v") => ({ TagKey, TagValue });
  await kms.done("TagResource", { KeyId, Tags: [tag("a"), tag("b")] });
  await kms.done("TagResource", { KeyId, Tags: [tag("a", "w")] });
  await kms.done("UntagResource", { KeyId, TagKeys: ["b"] });
  expect((await kms.done("ListResourceTags", { KeyId }))["Tags"]).toEqual([tag("a", "w")]);
  for (const [Tags, text] of [
    [[tag("x"), tag("x")], "Duplicate tag keys"],
    [[tag("aws:x")], "Tags beginning with aws: are reserved"],
    [[tag("AWS:x")], "Tags beginning with aws: are reserved"],
    [Array.from({ length: 51 }, (_, index) => tag(String(index))), "Too many tags"],
  ] as const) {
    expect(await kms.failed("TagResource", { KeyId, Tags })).toMatchObject({ code: "TagException", message: text });
    expect(await kms.failed("CreateKey", { Tags })).toMatchObject({ code: "TagException", message: text });
  }
});

test("a policy change counts at once", async () => {
  const kms = await testKms();
  const KeyId = await kms.key();
  const encrypt = () => kms.call("Encrypt", { KeyId, Plaintext: message }, nobody);
  expect(await encrypt()).toMatchObject({ error: { code: "AccessDeniedException" } });
  const Policy = policyOf(usual, statement({ AWS: nobody.principal }, "kms:Encrypt"));
  await kms.done("PutKeyPolicy", { KeyId, Policy });
  expect((await kms.done("GetKeyPolicy", { KeyId, PolicyName: "default" }))["Policy"]).toBe(Policy);
  expect(await encrypt()).toHaveProperty("output.CiphertextBlob");
  await kms.done("PutKeyPolicy", { KeyId, Policy: policyOf(usual) });
  expect(await encrypt()).toMatchObject({ error: { code: "AccessDeniedException" } });
  expect((await kms.failed("GetKeyPolicy", { KeyId, PolicyName: "other" })).code).toBe("NotFoundException");
  for (const page of [{}, { Limit: 1, Marker: "anything" }]) {
    expect(await kms.done("ListKeyPolicies", { KeyId, ...page })).toEqual({
      PolicyNames: ["default"],
      Truncated: false,
    });
  }
});

const invalid = "Policy contains a statement with one or more invalid principals.";
const overly = {
  Condition: { "ForAllValues:StringEquals": { "kms:EncryptionContext:a": "b" } },
};

test.each([
  [
    "locks its caller out",
    policyOf(statement({ AWS: nobody.principal }, "kms:*")),
    "The new key policy will not allow you to update the key policy in the future.",
  ],
  ["names nobody", policyOf(usual, statement({ AWS: `arn:aws:iam::${account}:role/Missing` }, "kms:*")), invalid],
  ["names a wildcard", policyOf(usual, statement({ AWS: `arn:aws:iam::${account}:role/*` }, "kms:*")), invalid],
  ["names no ARN", policyOf(usual, statement({ AWS: "someone" }, "kms:*")), invalid],
  [
    "has no principal",
    policyOf(usual, { Effect: "Allow", Action: "kms:*", Resource: "*" }),
    "Policy contains a statement with no principal.",
  ],
  [
    "is too permissive",
    policyOf(usual, statement({ AWS: "*" }, "kms:Encrypt", overly)),
    /^OverlyPermissiveCondition: .* without the specified encryption context/u,
  ],
  [
    "names a key as its resource",
    policyOf(usual, { ...usual, Resource: "arn:aws:kms:us-east-1:111122223333:key/a" }),
    /resource is not \*/u,
  ],
  ["names no resource", policyOf(usual, { ...usual, Resource: undefined }), /resource is not \*/u],
  ["names no action", policyOf(usual, { ...usual, Action: undefined }), /no action/u],
  ["is YAML", 'Version: "2012-10-17"', /./u],
  ["spells what a policy cannot hold", policyOf({ ...usual, Sid: "@" }).replace("@", "\\u4e2d"), /./u],
  ["is no JSON", "{", /./u],
])("a policy that %s is refused", async (_what, Policy, text) => {
  const kms = await testKms();
  const KeyId = await kms.key();
  for (const input of [{ KeyId, Policy }, { Policy }]) {
    const error = await kms.failed("KeyId" in input ? "PutKeyPolicy" : "CreateKey", input);
    expect(error.code).toBe("MalformedPolicyDocumentException");
    if (typeof text === "string") expect(error.message).toBe(text);
    else expect(error.message).toMatch(text);
  }
});

test("whoever says so may lock themselves out", async () => {
  const kms = await testKms();
  const KeyId = await kms.key();
  const Policy = policyOf(statement({ AWS: nobody.principal }, "kms:*"));
  await kms.done("PutKeyPolicy", { KeyId, Policy, BypassPolicyLockoutSafetyCheck: true });
  expect((await kms.failed("GetKeyPolicy", { KeyId })).code).toBe("AccessDeniedException");
});

test("a policy of more than 32 KB is refused", async () => {
  const kms = await testKms();
  const many = Array.from({ length: 300 }, (_, index) => ({ ...usual, Sid: `${"s".repeat(20)}${String(index)}` }));
  const error = await kms.failed("PutKeyPolicy", { KeyId: await kms.key(), Policy: policyOf(...many) });
  expect(error.code).toBe("LimitExceededException");
});

test("a key is disabled, enabled, scheduled, saved and in the end deleted", async () => {
  const { clock, pass } = clockAt("2026-01-01T00:00:00Z");
  const kms = await testKms({ clock });
  const KeyId = await kms.key();
  await kms.done("CreateAlias", { AliasName: "alias/a", TargetKeyId: KeyId });
  const state = async () => metadataOf(await kms.done("DescribeKey", { KeyId }))["KeyState"];
  await kms.done("DisableKey", { KeyId });
  expect(await kms.failed("Encrypt", { KeyId, Plaintext: message })).toMatchObject({
    code: "DisabledException",
    message: `${KeyId} is disabled.`,
  });
  await kms.done("EnableKey", { KeyId });
  expect(await state()).toBe("Enabled");
  expect(await kms.failed("CancelKeyDeletion", { KeyId })).toMatchObject({
    code: "KMSInvalidStateException",
    message: `${KeyId} is not pending deletion (or pending replica deletion).`,
  });
  expect((await kms.failed("ScheduleKeyDeletion", { KeyId, PendingWindowInDays: 6 })).code).toBe("ValidationException");
  expect(await kms.done("ScheduleKeyDeletion", { KeyId, PendingWindowInDays: 7 })).toEqual({
    KeyId,
    KeyState: "PendingDeletion",
    PendingWindowInDays: 7,
    DeletionDate: new Date("2026-01-08T00:00:00Z"),
  });
  expect(await kms.failed("Encrypt", { KeyId, Plaintext: message })).toMatchObject({
    code: "KMSInvalidStateException",
    message: `${KeyId} is pending deletion.`,
  });
  pass(6);
  expect(await kms.done("CancelKeyDeletion", { KeyId })).toEqual({ KeyId });
  pass(2);
  expect(await state()).toBe("Disabled");
  await kms.done("ScheduleKeyDeletion", { KeyId });
  pass(30);
  expect((await kms.failed("DescribeKey", { KeyId })).message).toBe(`Key '${KeyId}' does not exist`);
  expect((await kms.done("ListAliases"))["Aliases"]).toEqual([]);
  expect(Object.keys(kms.environment().keys)).toEqual([]);
});

test("old material decrypts after rotation, new material encrypts", async () => {
  const { clock, pass } = clockAt("2026-01-01T00:00:00Z");
  const kms = await testKms({ clock });
  const KeyId = await kms.key();
  const current = async () => metadataOf(await kms.done("DescribeKey", { KeyId }))["CurrentKeyMaterialId"];
  const first = await current();
  const { CiphertextBlob } = await kms.done("Encrypt", { KeyId, Plaintext: message });
  expect(await kms.done("RotateKeyOnDemand", { KeyId })).toEqual({ KeyId });
  await kms.done("EnableKeyRotation", { KeyId, RotationPeriodInDays: 90 });
  expect(await kms.done("GetKeyRotationStatus", { KeyId })).toEqual({
    KeyId,
    KeyRotationEnabled: true,
    RotationPeriodInDays: 90,
    NextRotationDate: new Date("2026-04-01T00:00:00Z"),
  });
  pass(200);
  const ids = new Set([first, await current()]);
  expect(ids.size).toBe(2);
  expect(await kms.done("Decrypt", { CiphertextBlob })).toMatchObject({ Plaintext: message, KeyMaterialId: first });
  const { CiphertextBlob: later } = await kms.done("Encrypt", { KeyId, Plaintext: message });
  expect(await kms.done("Decrypt", { CiphertextBlob: later })).toMatchObject({ KeyMaterialId: await current() });
  const { Rotations } = await kms.done("ListKeyRotations", { KeyId });
  expect((Rotations as object[]).map((rotation) => (rotation as { RotationType: string }).RotationType)).toEqual([
    "ON_DEMAND",
    "AUTOMATIC",
    "AUTOMATIC",
  ]);
  const all = await kms.done("ListKeyRotations", { KeyId, IncludeKeyMaterial: "ALL_KEY_MATERIAL" });
  expect(all["Rotations"]).toMatchObject([
    { KeyMaterialId: first, KeyMaterialState: "NON_CURRENT" },
    {},
    {},
    { KeyMaterialId: await current(), KeyMaterialState: "CURRENT" },
  ]);
  await kms.done("DisableKeyRotation", { KeyId });
  expect(await kms.done("GetKeyRotationStatus", { KeyId })).toEqual({ KeyId, KeyRotationEnabled: false });
  for (let count = 1; count < 25; count++) await kms.done("RotateKeyOnDemand", { KeyId });
  expect(await kms.failed("RotateKeyOnDemand", { KeyId })).toMatchObject({
    code: "LimitExceededException",
    message: `The on-demand rotations limit has been reached for the given keyId. No more on-demand rotations can be performed for this key: ${KeyId}`,
  });
  const rsa = await kms.key({ KeySpec: "RSA_2048", KeyUsage: "SIGN_VERIFY" });
  expect(await kms.done("DisableKeyRotation", { KeyId: rsa })).toEqual({});
  // Terraform asks this of every key.
  expect(await kms.done("GetKeyRotationStatus", { KeyId: rsa })).toEqual({ KeyId: rsa, KeyRotationEnabled: false });
  expect(await kms.failed("RotateKeyOnDemand", { KeyId: rsa })).toMatchObject({
    code: "UnsupportedOperationException",
    message: "",
  });
});

test("a multi-Region key opens in each Region what any of them made", async () => {
  const kms = await testKms();
  const KeyId = await kms.key({ MultiRegion: true });
  const europe = { ...admin, region: "eu-west-1" };
  const replica = KeyId.replace("us-east-1", "eu-west-1");
  const answer = await kms.done("ReplicateKey", { KeyId, ReplicaRegion: "eu-west-1" });
  expect(answer["ReplicaKeyMetadata"]).toMatchObject({ Arn: replica, KeyState: "Creating", Enabled: false });
  expect(answer["ReplicaKeyMetadata"]).not.toHaveProperty("CurrentKeyMaterialId");
  const { CiphertextBlob } = await kms.done("Encrypt", { KeyId, Plaintext: message });
  expect(await kms.done("Decrypt", { CiphertextBlob }, europe)).toMatchObject({ KeyId: replica, Plaintext: message });
  expect(metadataOf(await kms.done("DescribeKey", { KeyId: replica }, europe))["MultiRegionConfiguration"]).toEqual({
    MultiRegionKeyType: "REPLICA",
    PrimaryKey: { Arn: KeyId, Region: "us-east-1" },
    ReplicaKeys: [{ Arn: replica, Region: "eu-west-1" }],
  });
  expect(await kms.failed("ReplicateKey", { KeyId: replica, ReplicaRegion: "ap-south-1" }, europe)).toMatchObject({
    code: "UnsupportedOperationException",
    message: `${replica} is not a multi-region primary key.`,
  });
  expect((await kms.failed("ReplicateKey", { KeyId, ReplicaRegion: "eu-west-1" })).code).toBe("AlreadyExistsException");
  expect(await kms.done("ScheduleKeyDeletion", { KeyId })).toMatchObject({ KeyState: "PendingReplicaDeletion" });
  await kms.done("CancelKeyDeletion", { KeyId });
  await kms.done("EnableKey", { KeyId });
  const alone = await kms.key();
  expect(await kms.failed("UpdatePrimaryRegion", { KeyId: alone, PrimaryRegion: "eu-west-1" })).toMatchObject({
    code: "UnsupportedOperationException",
    message: `${alone} is not a multi-region primary key.`,
  });
  expect(await kms.failed("UpdatePrimaryRegion", { KeyId, PrimaryRegion: "ap-south-1" })).toMatchObject({
    code: "NotFoundException",
  });
  expect(await kms.failed("UpdatePrimaryRegion", { KeyId, PrimaryRegion: "ap-south-1" }, nobody)).toMatchObject({
    code: "AccessDeniedException",
  });
  await kms.done("UpdatePrimaryRegion", { KeyId, PrimaryRegion: "eu-west-1" });
  const { MultiRegionConfiguration } = metadataOf(await kms.done("DescribeKey", { KeyId }));
  expect(MultiRegionConfiguration).toMatchObject({ MultiRegionKeyType: "REPLICA", PrimaryKey: { Arn: replica } });
});

test("a Region has whatever name AWS gives one", async () => {
  const there = { principal: "arn:aws-eusc:iam::111122223333:role/Admin", region: "eusc-de-east-1" };
  const policies = {
    identityPolicies: [{ Statement: [{ Effect: "Allow", Action: "kms:*", Resource: "*" }] }],
  } as const;
  const kms = await testKms({ environment: { principals: { [there.principal]: policies }, keys: {} } });
  const KeyId = await kms.key({ MultiRegion: true }, there);
  const input = { KeyId, PrimaryRegion: "eusc-de-north-10" };
  expect((await kms.failed("UpdatePrimaryRegion", input, there)).code).toBe("NotFoundException");
  await kms.done("ReplicateKey", { KeyId, ReplicaRegion: "eusc-de-north-10" }, there);
  expect(await kms.done("UpdatePrimaryRegion", input, there)).toEqual({});
});

test("a primary key waits for its replicas to be gone", async () => {
  const { clock, pass } = clockAt("2026-01-01T00:00:00Z");
  const kms = await testKms({ clock });
  const KeyId = await kms.key({ MultiRegion: true });
  await kms.done("ReplicateKey", { KeyId, ReplicaRegion: "eu-west-1" });
  await kms.done("ScheduleKeyDeletion", { KeyId, PendingWindowInDays: 10 });
  const europe = { ...admin, region: "eu-west-1" };
  await kms.done(
    "ScheduleKeyDeletion",
    { KeyId: KeyId.replace("us-east-1", "eu-west-1"), PendingWindowInDays: 7 },
    europe,
  );
  pass(8);
  expect(metadataOf(await kms.done("DescribeKey", { KeyId }))).toMatchObject({
    KeyState: "PendingDeletion",
    DeletionDate: new Date("2026-01-18T00:00:00Z"),
  });
  pass(10);
  expect((await kms.failed("DescribeKey", { KeyId })).code).toBe("NotFoundException");
});

test("a long list comes in pages", async () => {
  const kms = await testKms();
  for (let count = 0; count < 5; count++) await kms.key();
  const first = await kms.done("ListKeys", { Limit: 3 });
  expect(first).toMatchObject({ Truncated: true, Keys: { length: 3 } });
  const second = await kms.done("ListKeys", { Limit: 3, Marker: first["NextMarker"] });
  expect(second).toMatchObject({ Truncated: false, Keys: { length: 2 } });
  expect((await kms.failed("ListKeys", { Marker: "nonsense" })).code).toBe("InvalidMarkerException");
});

test("nothing is skipped where each page is deleted before the next is asked for", async () => {
  const kms = await testKms();
  const KeyId = await kms.key();
  for (const name of ["a", "b", "c", "d", "e"]) {
    await kms.done("CreateAlias", { AliasName: `alias/${name}`, TargetKeyId: KeyId });
    await kms.done("TagResource", { KeyId, Tags: [{ TagKey: `ключ ${name}`, TagValue: "" }] });
  }
  let page = await kms.done("ListAliases", { Limit: 2 });
  for (;;) {
    for (const { AliasName } of page["Aliases"] as { AliasName: string }[])
      await kms.done("DeleteAlias", { AliasName });
    if (page["Truncated"] !== true) break;
    page = await kms.done("ListAliases", { Limit: 2, Marker: page["NextMarker"] });
  }
  expect(await kms.done("ListAliases")).toEqual({ Aliases: [], Truncated: false });
  const { NextMarker } = await kms.done("ListResourceTags", { KeyId, Limit: 2 });
  await kms.done("UntagResource", { KeyId, TagKeys: ["ключ c"] });
  expect((await kms.failed("ListResourceTags", { KeyId, Marker: NextMarker })).code).toBe("InvalidMarkerException");
});

test("the last use of a key is known", async () => {
  const kms = await testKms();
  const KeyId = await kms.key();
  expect(await kms.done("GetKeyLastUsage", { KeyId })).not.toHaveProperty("KeyLastUsage");
  await kms.done("Encrypt", { KeyId, Plaintext: message });
  expect(await kms.done("GetKeyLastUsage", { KeyId })).toMatchObject({ KeyLastUsage: { Operation: "Encrypt" } });
});

test("a key of another account is used when both accounts let it", async () => {
  const Policy = policyOf(
    usual,
    statement({ AWS: `arn:aws:iam::${otherAccount}:root` }, ["kms:Encrypt", "kms:Decrypt"]),
  );
  const kms = await testKms();
  const KeyId = await kms.key({ Policy });
  const { CiphertextBlob } = await kms.done("Encrypt", { KeyId, Plaintext: message }, stranger);
  expect((await kms.done("Decrypt", { CiphertextBlob }, stranger))["Plaintext"]).toEqual(message);
  expect((await kms.failed("DisableKey", { KeyId }, stranger)).code).toBe("AccessDeniedException");
  const { KeyMetadata } = await kms.done("CreateKey", {}, stranger);
  expect((KeyMetadata as { readonly AWSAccountId: string }).AWSAccountId).toBe(otherAccount);
});

test("the environment that KMS began with is not changed, and what it became can be read again", async () => {
  const before = JSON.stringify(environment);
  const kms = await testKms();
  const KeyId = await kms.key();
  await kms.done("CreateAlias", { AliasName: "alias/a", TargetKeyId: KeyId });
  await kms.done("CreateGrant", { KeyId, GranteePrincipal: nobody.principal, Operations: ["Encrypt"] });
  expect(JSON.stringify(environment)).toBe(before);
  const again = await testKms({ environment: kms.environment() });
  expect(await again.done("Encrypt", { KeyId: "alias/a", Plaintext: message })).toMatchObject({ KeyId });
});

test("in a Region that there is none of, no key is made", async () => {
  const kms = await testKms();
  expect((await kms.failed("CreateKey", {}, { ...admin, region: "nowhere" })).code).toBe("ValidationException");
});
