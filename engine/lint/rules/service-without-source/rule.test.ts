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
            Service: "cloudtrail.amazonaws.com",
          },
          Action: "kms:Decrypt",
          Resource: "*",
        },
      ],
    },
    [
      "`cloudtrail.amazonaws.com` may do this for the resources of any account; add `aws:SourceAccount` or `aws:SourceArn`, or list it under `trustedServices`",
    ],
  ],
  [
    {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: {
            Service: "cloudtrail.amazonaws.com",
          },
          Action: "kms:Decrypt",
          Resource: "*",
          Condition: {
            StringLike: {
              "kms:EncryptionContext:aws:cloudtrail:arn": "arn:aws:cloudtrail:*:111122223333:trail/*",
            },
          },
        },
      ],
    },
    [],
  ],
])("%j: %j", (policy, messages) => {
  expect(findings("service-without-source", policy).map(({ message }) => message)).toEqual(messages);
});
