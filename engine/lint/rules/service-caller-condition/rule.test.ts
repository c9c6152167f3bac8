import { expect, it } from "vitest";
import { findings } from "../check.ts";

const check = (Condition: object, { Effect = "Allow", Principal = {} } = {}) =>
  findings("service-caller-condition", {
    Version: "2012-10-17",
    Statement: [
      {
        Effect,
        Principal: { Service: "sns.amazonaws.com", ...Principal },
        Action: "kms:Decrypt",
        Resource: "*",
        Condition,
      },
    ],
  });

it.each([
  ["Allow", "StringEquals", "kms:ViaService", "this Allow never applies", "`aws:SourceArn` or `aws:SourceAccount`"],
  ["Allow", "StringEquals", "aws:PrincipalOrgID", "this Allow never applies", "`aws:SourceOrgID`"],
  ["Deny", "ForAnyValue:StringLike", "aws:PrincipalOrgPaths", "this Deny never applies", "`aws:SourceOrgPaths`"],
  [
    "Allow",
    "StringNotEquals",
    "aws:CalledViaLast",
    "this condition always holds",
    "`aws:SourceArn` or `aws:SourceAccount`",
  ],
])("reports, in an %s, %s on %s", (Effect, operator, key, what, instead) => {
  expect(check({ [operator]: { [key]: "x" } }, { Effect })).toEqual([
    expect.objectContaining({
      message: `a call of a service itself never carries \`${key}\`, so that ${what}; write ${instead} instead`,
      pointer: `/Statement/0/Condition/${operator}/${key}`,
    }),
  ]);
});

it.each([
  ["a source", { StringEquals: { "aws:SourceAccount": "111122223333" } }, {}],
  ["IfExists", { StringEqualsIfExists: { "kms:ViaService": "x" } }, {}],
  ["Null", { Null: { "kms:ViaService": "true" } }, {}],
  ["a statement for others too", { StringEquals: { "kms:ViaService": "x" } }, { AWS: "111122223333" }],
])("takes %s", (_, condition, Principal) => {
  expect(check(condition, { Principal })).toEqual([]);
});
