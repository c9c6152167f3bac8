import { expect, it } from "vitest";
import { findings } from "../check.ts";

it.each<readonly [unknown, readonly string[]]>([
  [
    {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: {
            AWS: "arn:aws:iam::111122223333:role/Reader",
          },
          Action: ["kms:Decrypt", "kms:CreateGrant"],
          Resource: "*",
        },
      ],
    },
    [
      "`kms:CreateGrant` without a condition lets its holder give any grant to anyone; add `kms:GrantIsForAWSResource`, `kms:GrantOperations` or `kms:GranteePrincipal`",
    ],
  ],
  [
    {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: {
            AWS: "arn:aws:iam::111122223333:role/Reader",
          },
          Action: "kms:*",
          Resource: "*",
        },
      ],
    },
    [],
  ],
  [
    {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: {
            AWS: "arn:aws:iam::111122223333:role/Reader",
          },
          Action: "kms:CreateGrant",
          Resource: "*",
          Condition: {
            "ForAllValues:StringEquals": {
              "kms:GrantOperations": ["Decrypt"],
            },
            StringEquals: {
              "kms:ViaService": "ec2.us-east-1.amazonaws.com",
            },
          },
        },
      ],
    },
    [],
  ],
])("%j: %j", (policy, messages) => {
  expect(findings("create-grant-unconstrained", policy).map(({ message }) => message)).toEqual(messages);
});
