import { expect, it } from "vitest";
import { findings } from "../check.ts";

const root = { Effect: "Allow", Principal: { AWS: "111122223333" }, Action: "kms:*", Resource: "*" };
const allow = (Action: unknown, Principal: unknown = { AWS: "arn:aws:iam::111122223333:role/Admin" }) => ({
  ...root,
  Action,
  Principal,
});
const deny = (rest: object = {}) => ({ ...root, Effect: "Deny", Principal: "*", ...rest });
const check = (statements: readonly object[], options: object = {}) =>
  findings("nobody-administers", { Version: "2012-10-17", Statement: statements }, options);

it.each([
  ["everyone", deny()],
  ["everyone, of PutKeyPolicy alone", deny({ Action: ["kms:Put*"] })],
  [
    "everyone but for calls through a service",
    deny({ Condition: { StringNotEquals: { "kms:ViaService": "s3.us-east-1.amazonaws.com" } } }),
  ],
  ["the account of the key", deny({ Principal: { AWS: "arn:aws:iam::111122223333:root" } })],
])("reports a Deny of %s", (_, statement) => {
  expect(check([root, statement])).toEqual([
    expect.objectContaining({
      severity: "error",
      message:
        "denies `kms:PutKeyPolicy` to everyone, the root user too, so that this policy could never be changed; spare " +
        "the key's administrators by a condition on `aws:PrincipalArn`",
      pointer: "/Statement/1",
    }),
  ]);
});

it.each([
  ["of a template", [allow("kms:Decrypt")], { key: { keySpec: "SYMMETRIC_DEFAULT" } }],
  ["that speaks of administration", [allow(["kms:ScheduleKeyDeletion", "kms:Enable*"]), allow("kms:Decrypt")], {}],
])("reports that no statement of a policy %s allows it", (_, statements, options) => {
  const [finding, ...others] = check(statements, options);
  expect(finding).toMatchObject({ severity: "error", pointer: "/Statement" });
  expect(finding?.message).toMatch(/^no statement allows `kms:PutKeyPolicy`/u);
  expect(others).toEqual([]);
});

it("takes what may be a part of a policy", () => {
  expect(check([allow("kms:Decrypt"), allow("kms:Encrypt")])).toEqual([]);
  expect(check([allow("kms:ScheduleKeyDeletion")])).toEqual([]);
});

it.each([
  ["an administrator", [allow("kms:Put*")]],
  ["a Deny with a condition", [root, deny({ Condition: { Bool: { "aws:MultiFactorAuthPresent": "false" } } })]],
  [
    "a Deny of what comes through a service",
    [root, deny({ Condition: { StringEquals: { "kms:ViaService": "s3.us-east-1.amazonaws.com" } } })],
  ],
  ["a Deny of one role", [root, deny({ Principal: { AWS: "arn:aws:iam::111122223333:role/App" } })]],
  ["a Deny of another account", [root, deny({ Principal: { AWS: "444455556666" } })]],
  ["a Deny of something else", [root, deny({ Action: "kms:ScheduleKeyDeletion" })]],
  ["no statement at all", []],
])("takes %s", (_, statements) => {
  expect(check(statements)).toEqual([]);
});

it("does not take a service for an administrator, and leaves a known key to the engine", () => {
  expect(check([allow("kms:*", { Service: "sns.amazonaws.com" }), allow("kms:Decrypt")])).toHaveLength(1);
  const key = { arn: "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab" };
  expect(check([root, deny()], { key })).toEqual([]);
});
