import { expect, it } from "vitest";
import { findings } from "../check.ts";

const outside = { StringNotEquals: { "aws:PrincipalOrgID": "o-abcdefghij" } };

const deny = (condition: unknown) => ({
  Effect: "Deny",
  Principal: "*",
  Action: "kms:*",
  Resource: "*",
  Condition: condition,
});

const allow = (principal: unknown) => ({
  Effect: "Allow",
  Principal: principal,
  Action: ["kms:Decrypt", "kms:GenerateDataKey"],
  Resource: "*",
});

const withStatements = (...statements: readonly unknown[]) => ({ Version: "2012-10-17", Statement: statements });

const message =
  "this also denies AWS services, which have no `aws:PrincipalOrgID`; add `Bool` `aws:PrincipalIsAWSService` `false`";

it.each([outside, { StringNotEqualsIfExists: { "aws:PrincipalOrgID": "o-abcdefghij" } }])(
  "reports %j in a resource control policy",
  (condition) => {
    const found = findings("everyone-in-deny-locks-service", withStatements(deny(condition)), {
      kind: "resource-control-policy",
    });
    expect(found).toEqual([
      expect.objectContaining({
        message,
        pointer: `/Statement/0/Condition/${Object.keys(condition).join("")}/aws:PrincipalOrgID`,
      }),
    ]);
  },
);

it("reports it in a key policy that lets a service in", () => {
  const policy = withStatements(allow({ Service: "logs.us-east-1.amazonaws.com" }), deny(outside));
  expect(findings("everyone-in-deny-locks-service", policy)).toEqual([
    expect.objectContaining({ message, pointer: "/Statement/1/Condition/StringNotEquals/aws:PrincipalOrgID" }),
  ]);
});

it("takes a key policy that lets no service in", () => {
  const policy = withStatements(allow({ AWS: "111122223333" }), deny(outside));
  expect(findings("everyone-in-deny-locks-service", policy)).toEqual([]);
});

it.each([
  ["an exception for services", { ...outside, Bool: { "aws:PrincipalIsAWSService": "false" } }],
  ["another condition, which services may not meet", { ...outside, Null: { "aws:SourceAccount": "true" } }],
  ["a positive operator", { StringEquals: { "aws:PrincipalOrgID": "o-abcdefghij" } }],
])("takes %s", (_, condition) => {
  const options = { kind: "resource-control-policy" } as const;
  expect(findings("everyone-in-deny-locks-service", withStatements(deny(condition)), options)).toEqual([]);
});
