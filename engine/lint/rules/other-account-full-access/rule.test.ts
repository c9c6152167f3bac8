import { expect, it } from "vitest";
import { symbolic } from "../../symbolic.ts";
import { findings } from "../check.ts";

const owner = statement("arn:aws:iam::111122223333:root");

function statement(principal: unknown, more: object = {}) {
  return { Effect: "Allow", Principal: { AWS: principal }, Action: "kms:*", Resource: "*", ...more };
}

const withStatement = (...statements: readonly unknown[]) => ({ Version: "2012-10-17", Statement: statements });

it.each(["444455556666", "arn:aws:iam::444455556666:root", "arn:aws:iam::444455556666:role/App"])(
  "reports %s",
  (principal) => {
    const policy = withStatement(owner, statement([principal]));
    expect(findings("other-account-full-access", policy, { account: "111122223333" })).toEqual([
      expect.objectContaining({
        message:
          "account `444455556666` gets every action on the key; list those that it needs, or name it in `trustedAccounts`",
        pointer: "/Statement/1/Principal/AWS/0",
      }),
    ]);
  },
);

it("reads the key's account from the statement that gives the key to it", () => {
  const foreign = statement("444455556666", { Action: "kms:Decrypt" });
  const role = statement("arn:aws:iam::444455556666:role/App");
  expect(findings("other-account-full-access", withStatement(owner, foreign, role))).toHaveLength(1);
});

it.each([
  ["the key's own account", [owner, statement("arn:aws:iam::111122223333:role/Admin")]],
  ["some actions", [owner, statement("444455556666", { Action: ["kms:Decrypt", "kms:DescribeKey"] })]],
  ["a condition", [owner, statement("444455556666", { Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } } })]],
  ["an account that a template leaves open", [owner, statement(symbolic("Other"))]],
])("takes %s", (_, statements) => {
  expect(findings("other-account-full-access", withStatement(...statements))).toEqual([]);
});

it("takes a trusted account", () => {
  const options = { account: "111122223333", settings: { trustedAccounts: ["444455556666"] } };
  expect(findings("other-account-full-access", withStatement(owner, statement("444455556666")), options)).toEqual([]);
});

it("takes the first of several accounts for the owner, where nobody says who it is", () => {
  expect(findings("other-account-full-access", withStatement(owner, statement("444455556666")))).toEqual([
    expect.objectContaining({ pointer: "/Statement/1/Principal/AWS" }),
  ]);
});
