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
