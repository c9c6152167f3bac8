import { describe, expect, it } from "vitest";
import { InvalidInput } from "./model/diagnostic.ts";
import type { Request } from "./model/request.ts";
import { readEnvironment } from "./read/environment.ts";
import { resolveRequest } from "./resolve.ts";

const account = "111122223333";
const key = `arn:aws:kms:us-east-1:${account}:key/k`;
const second = `arn:aws:kms:eu-west-1:${account}:key/k2`;
const user = `arn:aws:iam::${account}:user/bob`;
const eve = `arn:aws:iam::${account}:user/eve`;

const grants = [
  { GrantId: "own", GranteePrincipal: user, Operations: ["Decrypt"] },
  { GrantId: "fresh", GranteePrincipal: user, Operations: ["Decrypt"], Propagated: false, GrantToken: "t-fresh" },
  { GrantId: "lost", GranteePrincipal: user, Operations: ["Decrypt"], Propagated: false },
  { GrantId: "all", GranteePrincipal: account, Operations: ["Decrypt"] },
  { GrantId: "eve", GranteePrincipal: eve, Operations: ["Decrypt"], GrantToken: "t-eve" },
];

const read = readEnvironment({
  keys: {
    [key]: { grants, aliases: ["alias/a"] },
    [second]: { grants: [{ GrantId: "there", GranteePrincipal: user, Operations: ["Decrypt"], GrantToken: "t-2" }] },
  },
  vpcEndpoints: { "vpce-1": {} },
});
if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
const environment = read.value;

const resolve = (request: Partial<Request>) =>
  resolveRequest({ principal: user, action: "kms:Decrypt", resource: key, ...request }, environment);

function faultsOf(request: Partial<Request>): readonly string[] {
  try {
    resolve(request);
  } catch (error) {
    if (error instanceof InvalidInput) {
      return error.diagnostics.map(({ code, pointer, message }) => `${code} ${pointer} ${message}`);
    }
    throw error;
  }
  return [];
}

const bare = { Effect: "Allow", Action: "kms:*" };

describe("resolveRequest tells", () => {
  it.each<readonly [Partial<Request>, readonly string[]]>([
    [
      { action: "kms:Decrpt" },
      ["unknown-action /action `kms:Decrpt` is no action of AWS KMS; did you mean `kms:Decrypt`?"],
    ],
    [{ action: "s3:GetObject" }, ["unknown-action /action `s3:GetObject` is no action of AWS KMS"]],
    [
      { principal: "bob" },
      [
        "invalid-principal /principal `bob` cannot call AWS KMS: expected the ARN of a user, role, session or account root, or a service host name",
      ],
    ],
    [{ vpcEndpoint: "vpce-2" }, ["unknown-endpoint /vpcEndpoint the environment has no VPC endpoint `vpce-2`"]],
    [{ resource: undefined }, ["missing-resource /resource `kms:Decrypt` needs a resource: the key it is about"]],
    [{ resource: "none" }, ["unknown-key /resource the environment has no key `none`"]],
    [{ session: { policies: [{ Statement: bare }] } }, ["missing-element /session/policies/0/Statement"]],
    [
      {
        session: {
          tags: [
            { Key: "a", Value: "1" },
            { Key: "a", Value: "2" },
          ],
        },
      },
      ["duplicate-name /session/tags/1"],
    ],
    [
      { principal: "bob", action: "kms:X", vpcEndpoint: "vpce-2" },
      ["unknown-action /action", "invalid-principal /principal", "unknown-endpoint /vpcEndpoint"],
    ],
    [
      { action: "kms:RetireGrant", resource: undefined, input: { GrantToken: "none" } },
      ["unknown-grant /input/GrantToken the environment has no grant with this token"],
    ],
    [{ action: "kms:RetireGrant", resource: undefined }, ["missing-resource /resource"]],
    [
      { action: "kms:ListKeys" },
      ["unexpected-resource /resource `kms:ListKeys` is about no key or alias: leave it out"],
    ],
    [{ principal: "arn:aws:iam::111122223333:role/*" }, ["invalid-principal /principal"]],
    [
      { session: { federatedBy: user } },
      [`invalid-principal /session/federatedBy \`${user}\` is no federated user, so nobody issued it`],
    ],
    ...["arn:aws:iam::444455556666:user/bob", "arn:aws:iam::111122223333:role/app", "s3.amazonaws.com", "bob"].map(
      (federatedBy): [Partial<Request>, string[]] => [
        { principal: "arn:aws:sts::111122223333:federated-user/Fred", session: { federatedBy } },
        [
          `invalid-principal /session/federatedBy \`${federatedBy}\` is no user of account 111122223333, the federated user's own`,
        ],
      ],
    ),
    ...["arn:aws-cn:iam::111122223333:user/bob", "arn:aws-cn:iam::111122223333:root"].map(
      (principal): [Partial<Request>, string[]] => [
        { principal },
        [
          `wrong-partition /principal \`${principal}\` is of partition \`aws-cn\`, and means nobody to AWS KMS in \`aws\`, where \`${key}\` is`,
        ],
      ],
    ),
    [{ principal: "arn:aws-cn:iam::111122223333:user/bob", resource: "none" }, ["unknown-key /resource"]],
    [
      { principal: "arn:aws-cn:iam::111122223333:user/bob", vpcEndpoint: "vpce-2" },
      ["unknown-endpoint /vpcEndpoint", "wrong-partition /principal"],
    ],
    [{ action: "kms:RetireGrant", resource: undefined, input: { GrantToken: null } }, ["missing-resource /resource"]],
    [{ resource: undefined, input: { KeyId: key, GrantToken: "t-2" } }, ["missing-resource /resource"]],
  ])("%j", (request, expected) => {
    const found = faultsOf(request);
    expect(found).toHaveLength(expected.length);
    expected.forEach((text, index) => {
      expect(found[index]?.startsWith(text)).toBe(true);
    });
  });

  it.each<Partial<Request>>([
    {},
    { action: "KMS:DECRYPT" },
    { action: "kms:ListKeys", resource: "*" },
    { action: "kms:RetireGrant", input: { GrantId: "eve", GrantToken: "t-eve" } },
    { principal: "arn:aws:sts::111122223333:federated-user/Fred", session: { federatedBy: user } },
    {
      principal: "arn:aws:sts::111122223333:federated-user/Fred",
      session: { federatedBy: "arn:aws:iam::111122223333:root" },
    },
    { vpcEndpoint: "vpce-1" },
    { principal: "s3.amazonaws.com" },
    { principal: "arn:aws-cn:iam::111122223333:user/bob", action: "kms:ListKeys", resource: undefined },
    { session: { policies: [{ Statement: { ...bare, Resource: "*" } }], tags: { a: "1" } } },
  ])("nothing of %j", (request) => {
    expect(faultsOf(request)).toEqual([]);
  });
});

describe("the target of a request", () => {
  it.each([
    [{}, "key", key],
    [{ resource: "k" }, "key", key],
    [{ resource: "alias/a" }, "key", key],
    [{ action: "kms:CreateKey", resource: undefined }, "service", "*"],
    [{ action: "kms:ListKeys", resource: "*" }, "service", "*"],
    [{ action: "kms:CreateAlias", resource: "alias/a" }, "alias", key.replace("key/k", "alias/a")],
    [
      { action: "kms:CreateAlias", resource: key.replace("key/k", "alias/z") },
      "alias",
      key.replace("key/k", "alias/z"),
    ],
    [{ action: "kms:CreateAlias", resource: "k" }, "key", key],
    [{ action: "kms:RetireGrant", resource: undefined, input: { GrantToken: "t-2" } }, "key", second],
    [{ action: "kms:RetireGrant", resource: undefined, input: { KeyId: "k", GrantToken: "t-eve" } }, "key", key],
    [{ action: "kms:RetireGrant", resource: key, input: { GrantToken: "t-eve" } }, "key", key],
  ] as const)("%j is %s %s", (request, kind, arn) => {
    expect(resolve(request).target).toMatchObject({ kind, arn });
  });

  it.each([
    [{ "aws:RequestedRegion": "eu-west-1" }, "eu-west-1"],
    [{ "AWS:requestedregion": "eu-west-1" }, "eu-west-1"],
    [{ "aws:RequestedRegion": 1 }, "us-east-1"],
    [undefined, "us-east-1"],
  ])("without a resource is in the Region that the context %j tells", (context, region) => {
    expect(resolve({ action: "kms:ListKeys", resource: undefined, context }).target.region).toBe(region);
  });

  it("named by id is looked for in the Region that the request tells", () => {
    expect(faultsOf({ resource: "k", context: { "aws:RequestedRegion": "eu-west-1" } })).toEqual([
      `unknown-key /resource the environment has no key \`k\` of the caller's account and Region; name it by its ARN: \`${key}\``,
    ]);
  });
});

describe("the grants of a request", () => {
  const idsFor = (request: Partial<Request>) => resolve(request).grants.map(({ id }) => id);
  const all = { GrantTokens: ["t-fresh", "t-eve", "unknown", ""] };

  it.each([
    [{}, ["own", "all"]],
    [{ input: all }, ["own", "fresh", "all"]],
    [{ input: { GrantTokens: "t-fresh" } }, ["own", "all"]],
    [{ input: { GrantTokens: ["t-eve"] } }, ["own", "all"]],
    [{ principal: eve, input: all }, ["all", "eve"]],
    [{ action: "kms:ListKeys", resource: undefined }, []],
    [{ action: "kms:CreateAlias", resource: "alias/a" }, []],
  ])("%j: %j", (request, expected) => {
    expect(idsFor(request)).toEqual(expected);
  });

  it.each([
    [{ GrantId: "eve" }, "eve"],
    [{ GrantToken: "t-fresh" }, "fresh"],
    [{ GrantId: "eve", GrantToken: "t-eve" }, "eve"],
    [{ GrantId: "own", GrantToken: "t-eve" }, null],
    [{ GrantId: "none" }, null],
    [{ GrantToken: "none" }, null],
    [{ GrantToken: null }, null],
    [{}, null],
  ])("to retire by %j: %j", (input, expected) => {
    expect(resolve({ action: "kms:RetireGrant", input }).retired?.id ?? null).toBe(expected);
    expect(resolve({ input }).retired).toBeNull();
  });
});

describe("a situation", () => {
  it("drops the endpoint where a service forwards the call (E47)", () => {
    expect(resolve({ vpcEndpoint: "vpce-1" }).vpcEndpoint?.id).toBe("vpce-1");
    expect(resolve({ vpcEndpoint: "vpce-1", viaService: "s3.us-east-1.amazonaws.com" }).vpcEndpoint).toBeNull();
  });

  it("knows the names of the given keys and the session", () => {
    const { given, session } = resolve({
      context: { "KMS:viaservice": "x", "Custom:A": "y" },
      session: { policies: [{ Statement: { ...bare, Resource: "*" } }], tags: { a: "1" } },
    });
    expect(given).toEqual(new Set(["kms:ViaService", "custom:a"]));
    expect(session.policies).toHaveLength(1);
    expect(session.tags).toEqual(new Map([["a", "1"]]));
  });
});
