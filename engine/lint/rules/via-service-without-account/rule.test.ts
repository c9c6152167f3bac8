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
          Condition: {
            StringEquals: {
              "kms:ViaService": "s3.us-east-1.amazonaws.com",
            },
          },
        },
      ],
    },
    ["any AWS account may do this through that service; add `kms:CallerAccount`"],
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
            StringEquals: {
              "kms:ViaService": "s3.us-east-1.amazonaws.com",
              "kms:CallerAccount": "111122223333",
            },
          },
        },
      ],
    },
    [],
  ],
])("%j: %j", (policy, messages) => {
  expect(findings("via-service-without-account", policy).map(({ message }) => message)).toEqual(messages);
});

it.each([
  ["Bool", "kms:GrantIsForAWSResource", "true"],
  ["StringLike", "kms:ViaService", "ec2.*.amazonaws.com"],
])("reports %s %s", (operator, key, value) => {
  const policy = {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { AWS: "*" },
        Action: "kms:CreateGrant",
        Resource: "*",
        Condition: { [operator]: { [key]: value } },
      },
    ],
  };
  expect(findings("via-service-without-account", policy)).toEqual([
    expect.objectContaining({ pointer: `/Statement/0/Condition/${operator}/${key}` }),
  ]);
});
