import { expect, it } from "vitest";
import { findings } from "../check.ts";

it.each<readonly [unknown, readonly string[]]>([
  [
    {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: "*",
          Action: "kms:Decrypt",
          Resource: "*",
        },
      ],
    },
    [
      "everyone, in every AWS account, may do this with the key; name the principals, or add a condition such as `kms:CallerAccount` or `aws:PrincipalOrgID`",
    ],
  ],
  [
    {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: {
            AWS: ["*", "arn:aws:iam::111122223333:role/Reader"],
          },
          Action: "kms:Decrypt",
          Resource: "*",
          Condition: {
            StringEqualsIfExists: {
              "kms:CallerAccount": "111122223333",
            },
          },
        },
      ],
    },
    [
      "everyone, in every AWS account, may do this with the key; name the principals, or add a condition such as `kms:CallerAccount` or `aws:PrincipalOrgID`",
    ],
  ],
  [
    {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: "*",
          Action: "kms:Decrypt",
          Resource: "*",
          Condition: {
            StringNotEquals: {
              "kms:CallerAccount": "111122223333",
            },
          },
        },
      ],
    },
    [
      "everyone, in every AWS account, may do this with the key; name the principals, or add a condition such as `kms:CallerAccount` or `aws:PrincipalOrgID`",
    ],
  ],
  [
    {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: "*",
          Action: "kms:Decrypt",
          Resource: "*",
          Condition: {
            ArnLike: {
              "aws:PrincipalArn": "*",
            },
          },
        },
      ],
    },
    [
      "everyone, in every AWS account, may do this with the key; name the principals, or add a condition such as `kms:CallerAccount` or `aws:PrincipalOrgID`",
    ],
  ],
  [
    {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Deny",
          Principal: "*",
          Action: "kms:Decrypt",
          Resource: "*",
        },
        {
          Effect: "Allow",
          Principal: "*",
          Action: "kms:Decrypt",
          Resource: "*",
          Condition: {
            StringEquals: {
              "aws:PrincipalOrgID": "o-abc",
            },
          },
        },
        {
          Effect: "Allow",
          Principal: "*",
          Action: "kms:Decrypt",
          Resource: "*",
          Condition: {
            ArnLike: {
              "aws:PrincipalArn": "arn:aws:iam::111122223333:role/App*",
            },
          },
        },
      ],
    },
    [],
  ],
])("%j: %j", (policy, messages) => {
  expect(findings("public-key", policy).map(({ message }) => message)).toEqual(messages);
});

const everyone = (condition: unknown, ...others: readonly unknown[]) => ({
  Version: "2012-10-17",
  Statement: [
    { Effect: "Allow", Principal: { AWS: "*" }, Action: "kms:Decrypt", Resource: "*", Condition: condition },
    ...others,
  ],
});

it.each([
  ["a short range of addresses", { IpAddress: { "aws:SourceIp": "0.0.0.0/1" } }],
  ["ForAllValues", { "ForAllValues:StringEquals": { "aws:PrincipalOrgID": "o-abcdefghij" } }],
  ["a pattern of any organization", { StringLike: { "aws:PrincipalOrgID": "o-*" } }],
  ["one of two values open", { StringLike: { "kms:CallerAccount": ["111122223333", "*"] } }],
  ["a condition on the key", { StringEquals: { "kms:KeySpec": "RSA_2048" } }],
])("reports %s, which pins no caller", (_, condition) => {
  expect(findings("public-key", everyone(condition))).toEqual([
    expect.objectContaining({ pointer: "/Statement/0/Principal/AWS" }),
  ]);
});

const outsiders = { StringNotEquals: { "aws:PrincipalOrgID": "o-abcdefghij" } };
const deny = { Effect: "Deny", Principal: "*", Action: "kms:*", Resource: "*" };
const role = "arn:aws:iam::111122223333:role/App";

it.each([
  ["a Deny of outsiders", { ...deny, Condition: outsiders }, 0],
  [
    "a Deny of outsiders but services",
    { ...deny, Condition: { ...outsiders, Bool: { "aws:PrincipalIsAWSService": "false" } } },
    0,
  ],
  ["a Deny of all but the listed", { Effect: "Deny", NotPrincipal: { AWS: role }, Action: "kms:*", Resource: "*" }, 0],
  ["a Deny of other actions", { ...deny, Action: "kms:Encrypt", Condition: outsiders }, 1],
  ["a Deny that spares more", { ...deny, Condition: { ...outsiders, Bool: { "aws:SecureTransport": "false" } } }, 1],
])("beside %s", (_, other, count) => {
  expect(findings("public-key", everyone(undefined, other))).toHaveLength(count);
});
