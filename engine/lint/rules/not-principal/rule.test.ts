import { expect, it } from "vitest";
import { symbolic } from "../../symbolic.ts";
import { findings } from "../check.ts";

const deny = (...principals: readonly string[]) => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Deny", NotPrincipal: { AWS: principals }, Action: "kms:*", Resource: "*" }],
});

const role = "arn:aws:iam::111122223333:role/App";
const boundary =
  "`NotPrincipal` denies listed principals too if they have a permissions boundary; write `Principal` `*` with `ArnNotEquals` on `aws:PrincipalArn`";

it.each([
  ["the account listed", deny(role, "arn:aws:iam::111122223333:root")],
  ["the account's id listed", deny(role, "111122223333")],
  ["a name that a template leaves open", deny(role, symbolic("Account"))],
])("reports NotPrincipal with %s", (_, policy) => {
  expect(findings("not-principal", policy)).toEqual([
    expect.objectContaining({ message: boundary, pointer: "/Statement/0/NotPrincipal" }),
  ]);
});

it("reports each principal whose account is not listed", () => {
  expect(findings("not-principal", deny("arn:aws:iam::444455556666:root", role))).toEqual([
    expect.objectContaining({
      message: `this spares \`${role}\` for certain only if its account \`111122223333\` is listed too; write \`Principal\` \`*\` with \`ArnNotEquals\` on \`aws:PrincipalArn\``,
      pointer: "/Statement/0/NotPrincipal/AWS/1",
    }),
  ]);
});

it("takes Principal with a condition", () => {
  const policy = {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Deny",
        Principal: "*",
        Action: "kms:*",
        Resource: "*",
        Condition: { ArnNotEquals: { "aws:PrincipalArn": role } },
      },
    ],
  };
  expect(findings("not-principal", policy)).toEqual([]);
});
