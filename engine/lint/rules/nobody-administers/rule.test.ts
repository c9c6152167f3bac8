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

it("reports that no statement allows it, loudly where the policy is whole", () => {
  const [part] = check([allow("kms:Decrypt")]);
  expect(part).toMatchObject({ severity: "info", pointer: "/Statement" });
  expect(part?.message).toMatch(/^no statement allows `kms:PutKeyPolicy`/u);
  expect(check([allow(["kms:ScheduleKeyDeletion", "kms:Enable*"])])[0]?.severity).toBe("info");
  expect(check([allow(["kms:ScheduleKeyDeletion"]), allow("kms:Decrypt")])[0]?.severity).toBe("error");
  expect(check([allow("kms:Decrypt")], { key: { keySpec: "SYMMETRIC_DEFAULT" } })[0]?.severity).toBe("error");
});

it.each([
  ["an administrator", [allow("kms:Put*")]],
  ["a Deny with a condition", [root, deny({ Condition: { Bool: { "aws:MultiFactorAuthPresent": "false" } } })]],
  ["a Deny of one role", [root, deny({ Principal: { AWS: "arn:aws:iam::111122223333:role/App" } })]],
  ["a Deny of another account", [root, deny({ Principal: { AWS: "444455556666" } })]],
  ["a Deny of something else", [root, deny({ Action: "kms:ScheduleKeyDeletion" })]],
  ["no statement at all", []],
])("takes %s", (_, statements) => {
  expect(check(statements)).toEqual([]);
});

it("does not take a service for an administrator, and leaves a known key to the engine", () => {
  expect(check([allow("kms:*", { Service: "sns.amazonaws.com" })])).toHaveLength(1);
  const key = { arn: "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab" };
  expect(check([root, deny()], { key })).toEqual([]);
});
