import { expect, it } from "vitest";
import { symbolic } from "../../symbolic.ts";
import { findings } from "../check.ts";

const user = "arn:aws:iam::111122223333:user/Alice";

const statement = (principal: unknown, action: unknown, more: object = {}) => ({
  Effect: "Allow",
  Principal: { AWS: [principal] },
  Action: action,
  Resource: "*",
  ...more,
});

const found = (...statements: readonly unknown[]) =>
  findings("mfa-missing-for-deletion", { Version: "2012-10-17", Statement: statements });

it.each([
  ["kms:ScheduleKeyDeletion", "kms:ScheduleKeyDeletion"],
  ["kms:Disable*", "kms:DisableKey"],
  ["kms:PutKeyPolicy", "kms:PutKeyPolicy"],
])("reports %s", (pattern, action) => {
  expect(found(statement(user, pattern))).toEqual([
    expect.objectContaining({
      message: `\`${user}\` may call \`${action}\` without MFA; add \`Bool\` \`aws:MultiFactorAuthPresent\` \`true\``,
      pointer: "/Statement/0/Principal/AWS/0",
    }),
  ]);
});

it("reports a condition that holds without MFA", () => {
  const condition = { BoolIfExists: { "aws:MultiFactorAuthPresent": "true" } };
  expect(found(statement(user, "kms:DisableKey", { Condition: condition }))).toHaveLength(1);
});

it.each([
  ["MFA", statement(user, "kms:DisableKey", { Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } })],
  ["recent MFA", statement(user, "kms:*", { Condition: { NumericLessThan: { "aws:MultiFactorAuthAge": "3600" } } })],
  ["a role", statement("arn:aws:iam::111122223333:role/Pipeline", "kms:DisableKey")],
  ["the account", statement("111122223333", "kms:*")],
  ["a user that a template leaves open", statement(symbolic("User"), "kms:DisableKey")],
  ["other actions", statement(user, "kms:Decrypt")],
])("takes %s", (_, policy) => {
  expect(found(policy)).toEqual([]);
});

it("takes what a Deny holds to MFA", () => {
  const deny = {
    ...statement(user, ["kms:ScheduleKeyDeletion", "kms:DisableKey", "kms:PutKeyPolicy"]),
    Effect: "Deny",
    Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } },
  };
  expect(found(statement(user, "kms:*"), deny)).toEqual([]);
});
