import { expect, it } from "vitest";
import { environmentFindings } from "../check.ts";

const keyArn = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const app = "arn:aws:iam::111122223333:role/App";
const grant = { GrantId: "g", GranteePrincipal: app, Operations: ["Decrypt", "Encrypt"] };

const document = (...Statement: readonly object[]) => ({ Version: "2012-10-17", Statement });
const deny = (Action: string, rest: object = {}) => ({
  Sid: "Never",
  Effect: "Deny",
  Principal: "*",
  Action,
  Resource: "*",
  ...rest,
});

const check = (
  statements: readonly object[],
  more: object = {},
  serviceControl: readonly object[] | null = null,
  principals: object = { [app]: {} },
) => {
  const accounts =
    serviceControl === null
      ? {}
      : {
          "111122223333": {
            organization: { id: "o-exampleorgid" },
            serviceControlPolicies: [[{ name: "Some", document: document(...serviceControl) }]],
          },
        };
  return environmentFindings("unreachable-grant", {
    accounts,
    principals,
    keys: {
      [keyArn]: {
        policy: document(
          { Effect: "Allow", Principal: { AWS: "111122223333" }, Action: "kms:*", Resource: "*" },
          ...statements,
        ),
        grants: [{ ...grant, ...more }],
      },
    },
  });
};

const serviceControl = (Action: string) => [{ Effect: "Allow", Action, Resource: "*" }];

it("reports a grant of what the key policy denies", async () => {
  expect(await check([deny("kms:*crypt")])).toEqual([
    expect.objectContaining({
      message:
        `gives \`${app}\` nothing, since other policies deny all its operations: statement \`Never\` of the key policy ` +
        "denies `role/App` `kms:Decrypt` on `key/1234abcd-12ab-34cd-56ef-1234567890ab`; narrow these, or retire the grant",
      pointer: `/keys/${keyArn.replaceAll("/", "~1")}/grants/0`,
      policy: null,
    }),
  ]);
});

it("reports a grant, usable with its token alone, that a service control policy leaves out", async () => {
  expect(await check([], { GrantToken: "t", Propagated: false }, serviceControl("s3:*"))).toHaveLength(1);
});

it("reports a grant with a constraint, whose operations are denied", async () => {
  const Constraints = { EncryptionContextSubset: { app: "orders" } };
  expect(await check([deny("kms:*")], { Constraints })).toHaveLength(1);
});

it.each([
  ["nothing bars", [], {}],
  ["one operation passes", [deny("kms:Decrypt")], {}],
  ["the Deny hangs on the request", [deny("kms:*", bool("aws:SecureTransport"))], {}],
  ["a constraint is to be met", [], { Constraints: { EncryptionContextSubset: { app: "orders" } } }],
  ["the grantee is not listed", [deny("kms:*")], { GranteePrincipal: "arn:aws:iam::111122223333:role/Unlisted" }],
  ["the grantee may retire it", [deny("kms:*")], { Operations: ["Decrypt", "RetireGrant"] }],
])("takes a grant where %s", async (_, statements, more) => {
  expect(await check(statements, more)).toEqual([]);
});

it("takes a grant that a service control policy lets through", async () => {
  expect(await check([], {}, serviceControl("kms:*"))).toEqual([]);
});

it("leaves the silence of a permissions boundary alone", async () => {
  const principals = { [app]: { permissionsBoundary: document(...serviceControl("s3:*")) } };
  expect(await check([], {}, null, principals)).toEqual([]);
});

function bool(key: string) {
  return { Condition: { Bool: { [key]: "false" } } };
}
