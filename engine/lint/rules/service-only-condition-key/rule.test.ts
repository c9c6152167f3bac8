import { expect, it } from "vitest";
import { findings } from "../check.ts";

const role = "arn:aws:iam::111122223333:role/App";
const user = "arn:aws:iam::111122223333:user/Ann";

const check = (Condition: object, Effect = "Allow", Principal: unknown = { AWS: role }) =>
  findings("service-only-condition-key", {
    Version: "2012-10-17",
    Statement: [{ Effect, Principal, Action: "kms:Decrypt", Resource: "*", Condition }],
  });

it.each([
  ["Allow", "ArnLike", "aws:SourceArn", "this Allow never applies; name the service in `Principal`, or ask for"],
  ["Deny", "StringEquals", "aws:SourceAccount", "this Deny never applies; name the service in `Principal`, or ask for"],
  ["Deny", "StringNotEquals", "aws:SourceOrgID", "this condition always holds; name the service in `Principal`, or"],
  ["Allow", "StringEquals", "aws:PrincipalServiceName", "this Allow never applies; name the service in `Principal`"],
  ["Allow", "StringEquals", "aws:username", "this Allow never applies; name the users in `Principal`, or ask for"],
])("reports, in an %s, %s on %s", (Effect, operator, key, what) => {
  const found = check({ [operator]: { [key]: "x" } }, Effect);
  expect(found.map(({ pointer }) => pointer)).toEqual([`/Statement/0/Condition/${operator}/${key}`]);
  expect(found[0]?.message).toContain(`a call of a role never carries \`${key}\`, so that ${what}`);
});

it.each([["Bool"], ["BoolIfExists"]])("reports that %s asks a role to be a service", (operator) => {
  const found = check({ [operator]: { "aws:PrincipalIsAWSService": "true" } }, "Allow", { AWS: [role, user] });
  expect(found.map(({ message }) => message)).toEqual([
    "`aws:PrincipalIsAWSService` is `false` for a call of a role or user, so that this statement never applies; name the service in `Principal`",
  ]);
});

it.each([
  ["a service", { StringEquals: { "aws:SourceAccount": "x" } }, { Service: "sns.amazonaws.com" }],
  [
    "a role beside a service",
    { StringEquals: { "aws:SourceAccount": "x" } },
    { AWS: role, Service: "sns.amazonaws.com" },
  ],
  ["everyone", { StringEquals: { "aws:SourceAccount": "x" } }, "*"],
  ["IfExists", { StringEqualsIfExists: { "aws:SourceAccount": "x" } }, { AWS: role }],
  ["Null", { Null: { "aws:SourceAccount": "true" } }, { AWS: role }],
  ["no service", { Bool: { "aws:PrincipalIsAWSService": "false" } }, { AWS: role }],
  ["the name of a user", { StringEquals: { "aws:username": "Ann" } }, { AWS: [role, user] }],
  ["the name of a user of an account", { StringEquals: { "aws:username": "Ann" } }, { AWS: "111122223333" }],
])("takes %s", (_, condition, Principal) => {
  expect(check(condition, "Allow", Principal)).toEqual([]);
});
