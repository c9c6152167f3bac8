import { expect, it } from "vitest";
import { symbolic } from "../../symbolic.ts";
import { findings } from "../check.ts";

const reader = "arn:aws:iam::111122223333:role/Reader";
const s3 = { StringEquals: { "kms:ViaService": "s3.us-east-1.amazonaws.com" } };
const allow = (Action: unknown, rest: object = {}) => ({
  Effect: "Allow",
  Principal: { AWS: reader },
  Action,
  Resource: "*",
  ...rest,
});
const check = (...Statement: readonly object[]) =>
  findings("implied-statement", { Version: "2012-10-17", Statement }).map(({ pointer }) => pointer);

it("names the statement that does the same, and removes the implied one", () => {
  expect(
    findings("implied-statement", {
      Version: "2012-10-17",
      Statement: [allow("kms:*crypt", { Sid: "Use" }), allow("kms:Decrypt", { Condition: s3 })],
    }),
  ).toEqual([
    expect.objectContaining({
      message: "changes no decision: `Use` allows all that it allows; remove it, or narrow that one",
      pointer: "/Statement/1",
      fix: { description: "remove the statement", safe: true, edits: [{ op: "remove", pointer: "/Statement/1" }] },
    }),
  ]);
});

it.each([
  ["a wildcard over names", [allow("kms:GenerateDataKey"), allow("kms:GenerateDataKey*")], 0],
  ["a list over one", [allow(["kms:Decrypt", "kms:Encrypt"]), allow("kms:Encrypt")], 1],
  ["NotAction over an action", [allow("kms:Encrypt"), allow(undefined, { NotAction: "kms:Decrypt" })], 0],
  ["everyone over a role", [allow("kms:Decrypt", { Principal: "*" }), allow("kms:Decrypt")], 1],
  [
    "the root ARN of an account over its id",
    [
      allow("kms:Decrypt", { Principal: { AWS: "111122223333" } }),
      allow("kms:Decrypt", { Principal: { AWS: "arn:aws:iam::111122223333:root" } }),
    ],
    1,
  ],
  ["no condition over one", [allow("kms:Decrypt", { Condition: s3 }), allow("kms:Decrypt")], 0],
  [
    "a pattern over a value",
    [
      allow("kms:Decrypt", { Condition: { StringLike: { "kms:ViaService": "s3.*" } } }),
      allow("kms:Decrypt", { Condition: s3 }),
    ],
    1,
  ],
  [
    "the same values in another order and case",
    [
      allow("kms:Decrypt", { Condition: { StringEquals: { "KMS:viaservice": ["a", "b"] } } }),
      allow("kms:Decrypt", { Condition: { StringEquals: { "kms:ViaService": ["b", "a"] } } }),
    ],
    1,
  ],
  ["a Deny over a Deny", [allow("kms:*", { Effect: "Deny" }), allow("kms:Decrypt", { Effect: "Deny" })], 1],
])("finds %s", (_, statements, place) => {
  expect(check(...statements)).toEqual([`/Statement/${String(place)}`]);
});

it.each([
  ["another effect", [allow("kms:*"), allow("kms:Decrypt", { Effect: "Deny" })]],
  ["another action", [allow("kms:Encrypt"), allow("kms:Decrypt")]],
  [
    "a role of the account that is delegated to",
    [allow("kms:*", { Principal: { AWS: "111122223333" } }), allow("kms:Decrypt")],
  ],
  [
    "a service beside everyone",
    [allow("kms:Decrypt", { Principal: "*" }), allow("kms:Decrypt", { Principal: { Service: "sns.amazonaws.com" } })],
  ],
  [
    "a session beside its role, whom a boundary binds otherwise",
    [
      allow("kms:Decrypt"),
      allow("kms:Decrypt", { Principal: { AWS: "arn:aws:sts::111122223333:assumed-role/Reader/one" } }),
    ],
  ],
  [
    "a condition on another key",
    [
      allow("kms:Decrypt", { Condition: { StringEquals: { "aws:SourceVpc": "vpc-1" } } }),
      allow("kms:Decrypt", { Condition: s3 }),
    ],
  ],
  [
    "a value beyond a pattern",
    [
      allow("kms:Decrypt", { Condition: { StringLike: { "kms:ViaService": "ec2.*" } } }),
      allow("kms:Decrypt", { Condition: s3 }),
    ],
  ],
  [
    "more values under a negated operator",
    [
      allow("kms:Decrypt", { Condition: { StringNotEquals: { "kms:ViaService": ["a", "b"] } } }),
      allow("kms:Decrypt", { Condition: { StringNotEquals: { "kms:ViaService": "a" } } }),
    ],
  ],
  ["what a template leaves open", [allow(symbolic("Action")), allow(symbolic("Other"))]],
  ["a statement of other services", [allow("s3:*"), allow("s3:Get*")]],
])("takes %s", (_, statements) => {
  expect(check(...statements)).toEqual([]);
});

it("compares resources of an identity policy as patterns", () => {
  const key = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
  const policy = (...resources: readonly string[]) => ({
    Version: "2012-10-17",
    Statement: resources.map((Resource) => ({ Effect: "Allow", Action: "kms:Decrypt", Resource })),
  });
  const options = { kind: "identity-policy" } as const;
  expect(findings("implied-statement", policy("arn:aws:kms:*:111122223333:key/*", key), options)).toHaveLength(1);
  expect(findings("implied-statement", policy("arn:aws:kms:*:444455556666:key/*", key), options)).toEqual([]);
});
