import { describe, expect, it } from "vitest";
import { callChecks } from "./calls.ts";
import { operations } from "./catalog/operations.ts";
import { InvalidInput } from "./model/diagnostic.ts";
import type { Call } from "./model/request.ts";
import { readEnvironment } from "./read/environment.ts";

const account = "111122223333";
const other = "444455556666";
const at = (resource: string, region = "us-east-1", owner = account): string =>
  `arn:aws:kms:${region}:${owner}:${resource}`;
const user = `arn:aws:iam::${account}:user/bob`;
const here = at("key/k");
const second = at("key/k2");
const primary = at("key/mrk-1");
const replica = at("key/mrk-1", "eu-west-1");
const unmade = "key/*";

const read = readEnvironment({
  keys: {
    [here]: {
      aliases: ["alias/a"],
      grants: [{ GrantId: "g", GranteePrincipal: user, Operations: ["Decrypt"], GrantToken: "t" }],
    },
    [second]: { aliases: ["alias/b"] },
    [primary]: { metadata: { KeySpec: "HMAC_256", Origin: "EXTERNAL" } },
    [replica]: { metadata: { MultiRegionConfiguration: { MultiRegionKeyType: "REPLICA" } } },
    [at("key/theirs", "us-east-1", other)]: {},
  },
});
if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
const environment = read.value;

const checksOf = (operation: string, input?: Record<string, unknown>, rest: Partial<Call> = {}) =>
  callChecks({ principal: user, operation, input, ...rest }, environment);

const needed = (operation: string, input?: Record<string, unknown>, rest: Partial<Call> = {}): readonly string[] =>
  checksOf(operation, input, rest).map(
    ({ situation: { permission, target }, missing }) =>
      `${permission.name} ${target.kind} ${target.arn} ${target.region ?? "-"}${missing === null ? "" : `: ${missing}`}`,
  );

function faultsOf(operation: string, input?: Record<string, unknown>, rest: Partial<Call> = {}): readonly string[] {
  try {
    checksOf(operation, input, rest);
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return error.diagnostics.map(({ code, pointer, message }) => `${code} ${pointer} ${message}`);
  }
  return [];
}

const inIreland = { context: { "aws:RequestedRegion": "eu-west-1" } };
const lacksReplica = (region: string): string => {
  const arn = at("key/mrk-1", region);
  return `${arn} ${region}: the environment lacks the replica key \`${arn}\``;
};

describe("the permissions of a call", () => {
  const plain = operations.filter(({ permissions }) => permissions.every(({ role }) => role === "key"));
  const keyless = operations.filter(({ permissions }) => permissions.every(({ role }) => role === "none"));

  it.each(plain)("$name needs its own on the key", ({ name }) => {
    expect(needed(name, { KeyId: "k" })).toEqual([`${name} key ${here} us-east-1`]);
    const [fault, ...others] = faultsOf(name, {});
    expect(fault).toMatch(new RegExp(`^missing-member /input/KeyId \`${name}\` needs \`KeyId\``, "u"));
    expect(others).toEqual([]);
  });

  it.each(keyless)("$name needs its own on no resource", ({ name }) => {
    expect(needed(name)).toEqual([`${name} service * us-east-1`]);
    expect(needed(name, {}, inIreland)).toEqual([`${name} service * eu-west-1`]);
  });

  it.each<readonly [string, Record<string, unknown>, Partial<Call>, readonly string[]]>([
    [
      "ReEncrypt",
      { SourceKeyId: "alias/a", DestinationKeyId: second },
      {},
      [`ReEncryptFrom key ${here} us-east-1`, `ReEncryptTo key ${second} us-east-1`],
    ],
    [
      "CreateAlias",
      { AliasName: "alias/new", TargetKeyId: "k" },
      {},
      [`CreateAlias alias ${at("alias/new")} us-east-1`, `CreateAlias key ${here} us-east-1`],
    ],
    [
      "CreateAlias",
      { AliasName: "alias/new", TargetKeyId: "mrk-1" },
      inIreland,
      [`CreateAlias alias ${at("alias/new", "eu-west-1")} eu-west-1`, `CreateAlias key ${replica} eu-west-1`],
    ],
    [
      "DeleteAlias",
      { AliasName: "alias/a" },
      {},
      [`DeleteAlias alias ${at("alias/a")} us-east-1`, `DeleteAlias key ${here} us-east-1`],
    ],
    [
      "DeleteAlias",
      { AliasName: "alias/lost" },
      {},
      [
        `DeleteAlias alias ${at("alias/lost")} us-east-1`,
        `DeleteAlias new-key ${at("alias/lost")} us-east-1: the environment does not tell which key \`alias/lost\` belongs to`,
      ],
    ],
    [
      "UpdateAlias",
      { AliasName: "alias/a", TargetKeyId: "k2" },
      {},
      [
        `UpdateAlias alias ${at("alias/a")} us-east-1`,
        `UpdateAlias key ${here} us-east-1`,
        `UpdateAlias key ${second} us-east-1`,
      ],
    ],
    ["CreateKey", {}, {}, ["CreateKey service * us-east-1"]],
    ["CreateKey", { Tags: [] }, {}, ["CreateKey service * us-east-1"]],
    [
      "CreateKey",
      { Tags: { a: "1" } },
      {},
      ["CreateKey service * us-east-1", `TagResource new-key ${at(unmade)} us-east-1`],
    ],
    [
      "CreateKey",
      { Tags: [{ TagKey: "a", TagValue: "1" }], KeyId: "k" },
      inIreland,
      ["CreateKey service * eu-west-1", `TagResource new-key ${at(unmade, "eu-west-1")} eu-west-1`],
    ],
    [
      "CreateKey",
      { Tags: { a: "1" } },
      { principal: "s3.amazonaws.com" },
      ["CreateKey service * us-east-1", "TagResource service * -"],
    ],
    [
      "ReplicateKey",
      { KeyId: primary, ReplicaRegion: "ap-south-1" },
      {},
      [`ReplicateKey key ${primary} us-east-1`, "CreateKey service * ap-south-1"],
    ],
    [
      "ReplicateKey",
      { KeyId: primary, ReplicaRegion: "ap-south-1", Tags: { a: "1" } },
      {},
      [
        `ReplicateKey key ${primary} us-east-1`,
        "CreateKey service * ap-south-1",
        `TagResource new-key ${at("key/mrk-1", "ap-south-1")} ap-south-1`,
      ],
    ],
    [
      "ReplicateKey",
      { KeyId: primary },
      inIreland,
      [`ReplicateKey key ${primary} us-east-1`, "CreateKey service * eu-west-1"],
    ],
    [
      "UpdatePrimaryRegion",
      { KeyId: primary, PrimaryRegion: "eu-west-1" },
      {},
      [`UpdatePrimaryRegion key ${primary} us-east-1`, `UpdatePrimaryRegion key ${replica} eu-west-1`],
    ],
    [
      "UpdatePrimaryRegion",
      { KeyId: primary, PrimaryRegion: "eu-west-3" },
      {},
      [`UpdatePrimaryRegion key ${primary} us-east-1`, `UpdatePrimaryRegion new-key ${lacksReplica("eu-west-3")}`],
    ],
    [
      "ReplicateKey",
      { KeyId: primary, ReplicaRegion: 5 },
      {},
      [`ReplicateKey key ${primary} us-east-1`, "CreateKey service * us-east-1"],
    ],
    [
      "CreateAlias",
      { AliasName: "alias/new", TargetKeyId: replica },
      {},
      [`CreateAlias alias ${at("alias/new", "eu-west-1")} eu-west-1`, `CreateAlias key ${replica} eu-west-1`],
    ],
    [
      "DeleteAlias",
      { AliasName: "alias/lost" },
      inIreland,
      [
        `DeleteAlias alias ${at("alias/lost", "eu-west-1")} eu-west-1`,
        `DeleteAlias new-key ${at("alias/lost", "eu-west-1")} eu-west-1: the environment does not tell which key \`alias/lost\` belongs to`,
      ],
    ],
    [
      "DeleteAlias",
      { AliasName: at("alias/lost", "ap-south-1", other) },
      { principal: "s3.amazonaws.com" },
      [
        `DeleteAlias alias ${at("alias/lost", "ap-south-1", other)} ap-south-1`,
        `DeleteAlias new-key ${at("alias/lost", "ap-south-1", other)} ap-south-1: the environment does not tell which key \`${at("alias/lost", "ap-south-1", other)}\` belongs to`,
      ],
    ],
    ["CreateKey", { undefined: "eu-west-1" }, {}, ["CreateKey service * us-east-1"]],
    ["RetireGrant", { GrantToken: "t" }, {}, [`RetireGrant key ${here} us-east-1`]],
    ["RetireGrant", { KeyId: here, GrantId: "g" }, {}, [`RetireGrant key ${here} us-east-1`]],
  ])("%s with %j and %j", (operation, input, rest, expected) => {
    expect(needed(operation, input, rest)).toEqual(expected);
  });
});

describe("the input of each permission", () => {
  const inputs = (operation: string, input: Record<string, unknown>) =>
    checksOf(operation, input).map(({ input: seen }) => seen);

  it("of a replica is that of the key it copies", () => {
    const input = { KeyId: primary, ReplicaRegion: "eu-west-2", Tags: { a: "1" } };
    const copied = {
      ...input,
      KeySpec: "HMAC_256",
      KeyUsage: "GENERATE_VERIFY_MAC",
      Origin: "EXTERNAL",
      MultiRegion: true,
      MultiRegionKeyType: "REPLICA",
    };
    expect(inputs("ReplicateKey", input)).toEqual([input, copied, copied]);
  });

  it("of any other call is the call's", () => {
    const input = { KeyId: "k", EncryptionContext: { a: "1" } };
    expect(inputs("Decrypt", input)).toEqual([input]);
    expect(inputs("CreateKey", { KeyId: "k", Tags: { a: "1" } })).toEqual([
      { KeyId: "k", Tags: { a: "1" } },
      { KeyId: "k", Tags: { a: "1" } },
    ]);
  });
});

describe("the situation of each permission", () => {
  it("of a key that the environment does not tell belongs to the caller's account", () => {
    const [, undecidable] = checksOf("DeleteAlias", { AliasName: "alias/lost" });
    expect(undecidable?.situation.target).toEqual({
      kind: "new-key",
      arn: at("alias/lost"),
      account,
      region: "us-east-1",
    });
  });

  it("shares caller, session and endpoint, and has the grants of its own key", () => {
    const session = { tags: { a: "1" } };
    const [from, to] = checksOf("ReEncrypt", { SourceKeyId: "k", DestinationKeyId: "k2" }, { session });
    expect(from?.situation.caller).toBe(to?.situation.caller);
    expect(from?.situation.session.tags).toEqual(new Map([["a", "1"]]));
    expect([from, to].map((check) => check?.situation.grants.map(({ id }) => id))).toEqual([["g"], []]);
  });
});

describe("a call is refused", () => {
  it.each<readonly [string, Record<string, unknown>, Partial<Call>, readonly string[]]>([
    ["Decrpt", {}, {}, ["unknown-operation /operation `Decrpt` is no operation of AWS KMS; did you mean `Decrypt`?"]],
    [
      "decrypt",
      { KeyId: "k" },
      {},
      ["unknown-operation /operation `decrypt` is no operation of AWS KMS; did you mean `Decrypt`?"],
    ],
    [
      "Nope",
      {},
      { principal: "bob", vpcEndpoint: "vpce-9", session: { tags: [{ Key: "a" }, { Key: "a" }] } },
      [
        "unknown-operation /operation",
        "invalid-principal /principal",
        "unknown-endpoint /vpcEndpoint",
        "duplicate-name /session/tags/1/Key",
      ],
    ],
    ["Decrypt", { KeyId: 7 }, {}, ["missing-member /input/KeyId `Decrypt` needs `KeyId`"]],
    ["Decrypt", { KeyId: "none" }, {}, ["unknown-key /input/KeyId the environment has no key `none`"]],
    ["Decrypt", { KeyId: "k" }, inIreland, ["unknown-key /input/KeyId the environment has no key `k`"]],
    ["Decrypt", { KeyId: "k" }, { vpcEndpoint: "vpce-9" }, ["unknown-endpoint /vpcEndpoint"]],
    [
      "ReEncrypt",
      {},
      {},
      ["missing-member /input/SourceKeyId", "missing-member /input/DestinationKeyId `ReEncrypt` needs"],
    ],
    [
      "ReEncrypt",
      { SourceKeyId: "x", DestinationKeyId: "y" },
      {},
      ["unknown-key /input/SourceKeyId", "unknown-key /input/DestinationKeyId"],
    ],
    [
      "Decrypt",
      {},
      { vpcEndpoint: "vpce-9" },
      ["unknown-endpoint /vpcEndpoint", "missing-member /input/KeyId `Decrypt` needs `KeyId`"],
    ],
    [
      "ReEncrypt",
      { KeyId: "k", DestinationKeyId: "k2" },
      {},
      ["missing-member /input/SourceKeyId `ReEncrypt` needs `SourceKeyId`"],
    ],
    ["ReEncrypt", { SourceKeyId: "k" }, {}, ["missing-member /input/DestinationKeyId `ReEncrypt` needs"]],
    ["ReplicateKey", { ReplicaRegion: "eu-west-1", Tags: { a: "1" } }, {}, ["missing-member /input/KeyId"]],
    ["UpdatePrimaryRegion", { KeyId: "none", PrimaryRegion: "eu-west-1" }, {}, ["unknown-key /input/KeyId"]],
    ["UpdateAlias", {}, {}, ["missing-member /input/AliasName", "missing-member /input/TargetKeyId"]],
    ["CreateAlias", { AliasName: "a", TargetKeyId: "k" }, {}, ["unknown-key /input/AliasName `a` is no alias"]],
    ["DeleteAlias", { AliasName: "a" }, {}, ["unknown-key /input/AliasName `a` is no alias"]],
    ["CreateAlias", { AliasName: "alias/b", TargetKeyId: "none" }, {}, ["unknown-key /input/TargetKeyId"]],
    ["Decrypt", { KeyId: "k" }, { principal: "bob" }, ["invalid-principal /principal"]],
    [
      "Decrypt",
      { KeyId: "k" },
      { principal: `arn:aws-cn:iam::${account}:user/bob` },
      ["wrong-partition /principal `arn:aws-cn:iam::111122223333:user/bob` is of partition `aws-cn`"],
    ],
    [
      "UpdatePrimaryRegion",
      {},
      {},
      [
        "missing-member /input/KeyId",
        "missing-member /input/PrimaryRegion `UpdatePrimaryRegion` needs `PrimaryRegion`",
      ],
    ],
    [
      "UpdatePrimaryRegion",
      { KeyId: primary },
      {},
      ["missing-member /input/PrimaryRegion `UpdatePrimaryRegion` needs"],
    ],
    ["RetireGrant", { GrantToken: "none" }, {}, ["unknown-grant /input/GrantToken the environment has no"]],
    ["RetireGrant", {}, {}, ["missing-member /input/KeyId `RetireGrant` needs `KeyId`"]],
  ])("%s with %j and %j", (operation, input, rest, expected) => {
    const found = faultsOf(operation, input, rest);
    expect(found.map((text, index) => text.slice(0, expected[index]?.length))).toEqual(expected);
  });

  it.each<readonly [string, readonly string[]]>([
    ["Encrypt", ["missing-member /input/KeyId `Encrypt` needs `KeyId`"]],
    [
      "Decrypt",
      [
        "missing-member /input/KeyId `Decrypt` needs `KeyId`: AWS reads the key from the ciphertext, which tells nothing here",
      ],
    ],
    [
      "ReEncrypt",
      [
        "missing-member /input/SourceKeyId `ReEncrypt` needs `SourceKeyId`: AWS reads the key from the ciphertext, which tells nothing here",
        "missing-member /input/DestinationKeyId `ReEncrypt` needs `DestinationKeyId`",
      ],
    ],
    [
      "RetireGrant",
      [
        "missing-member /input/KeyId `RetireGrant` needs `KeyId` beside `GrantId`, or the `GrantToken` of a grant in the environment",
      ],
    ],
    ["ReplicateKey", ["missing-member /input/KeyId `ReplicateKey` needs `KeyId`"]],
  ])("%s without an input: with how AWS does without it, where it does", (operation, expected) => {
    expect(faultsOf(operation)).toEqual(expected);
  });
});
