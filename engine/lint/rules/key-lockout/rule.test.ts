import { expect, it } from "vitest";
import { environmentFindings } from "../check.ts";

const keyArn = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const root = "arn:aws:iam::111122223333:root";
const admin = "arn:aws:iam::111122223333:role/Admin";

const allow = (principal: unknown, rest: object = {}) => ({
  Effect: "Allow",
  Principal: principal,
  Action: "kms:*",
  Resource: "*",
  ...rest,
});
const deny = (rest: object) => ({ ...allow("*"), Effect: "Deny", Action: "kms:Put*", ...rest });

const check = (statements: readonly unknown[], more: object = {}) =>
  environmentFindings("key-lockout", {
    principals: { [admin]: {} },
    keys: { [keyArn]: { policy: { Version: "2012-10-17", Statement: statements }, ...more } },
  });

const silent =
  "no statement lets anybody in `111122223333` call `kms:PutKeyPolicy`, so that the policy could never be changed; " +
  `allow \`kms:*\` to \`${root}\``;
const denied =
  "denies `kms:PutKeyPolicy` to everybody in `111122223333` who may call it, the root user too, so that the policy " +
  "could never be changed; leave the key's administrators out of this Deny";
const at = `/keys/${keyArn.replaceAll("/", "~1")}/policy/Statement`;

it.each([
  ["use only", [allow({ AWS: admin }, { Action: "kms:Decrypt" })], "", silent],
  ["another account alone", [allow({ AWS: "444455556666" })], "", silent],
  ["another account's root by condition", [allow("*", condition("kms:CallerAccount", "444455556666"))], "", silent],
  ["a Deny to everybody", [allow({ AWS: root }), deny({})], "/1", denied],
  ["a Deny to the only administrator", [allow({ AWS: admin }), deny({ Principal: { AWS: admin } })], "/1", denied],
])("reports %s", async (_, statements, pointer, message) => {
  expect(await check(statements)).toEqual([expect.objectContaining({ message, pointer: at + pointer })]);
});

it.each([
  ["the account", [allow({ AWS: root })]],
  ["a role that is listed", [allow({ AWS: admin })]],
  ["a role that is not listed", [allow({ AWS: "arn:aws:iam::111122223333:role/Unlisted" })]],
  ["a service", [allow({ Service: "cloudformation.amazonaws.com" })]],
  ["an Allow that hangs on the request", [allow({ AWS: admin }, condition("aws:MultiFactorAuthPresent", "true"))]],
  ["a Deny that hangs on the request", [allow({ AWS: root }), deny(condition("aws:SourceVpce", "vpce-1"))]],
  [
    "a Deny that leaves the administrator out",
    [allow({ AWS: root }), allow({ AWS: admin }), deny({ Condition: { ArnNotEquals: { "aws:PrincipalArn": admin } } })],
  ],
])("takes %s", async (_, statements) => {
  expect(await check(statements)).toEqual([]);
});

it("leaves AWS managed keys alone", async () => {
  expect(await check([allow({ AWS: root }, { Action: "kms:Get*" })], { metadata: { KeyManager: "AWS" } })).toEqual([]);
});

it("offers the statement that is missing", async () => {
  const [finding] = await check([allow({ AWS: admin }, { Action: "kms:Decrypt" })]);
  expect(finding?.fix).toMatchObject({
    safe: false,
    edits: [{ op: "insert", pointer: `${at}/-`, value: allow({ AWS: root }) }],
  });
});

function condition(key: string, value: string) {
  return { Condition: { StringEquals: { [key]: value } } };
}
