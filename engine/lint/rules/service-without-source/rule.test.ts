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

it("tells several services of a statement at once, but for those that are trusted", () => {
  const policy = {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: ["s3.amazonaws.com", "sns.amazonaws.com", "sqs.amazonaws.com"] },
        Action: "kms:Decrypt",
        Resource: "*",
      },
    ],
  };
  expect(findings("service-without-source", policy, { settings: { trustedServices: ["s3.amazonaws.com"] } })).toEqual([
    expect.objectContaining({
      message:
        "`sns.amazonaws.com` and `sqs.amazonaws.com` may do this for the resources of any account; add " +
        "`aws:SourceAccount` or `aws:SourceArn`, or list it under `trustedServices`",
      pointer: "/Statement/0/Principal/Service/1",
    }),
  ]);
});

it("takes a source that is asked for where it is sent", () => {
  const statement = {
    Effect: "Allow",
    Principal: { Service: "events.amazonaws.com" },
    Action: "kms:Decrypt",
    Resource: "*",
    Condition: { StringEqualsIfExists: { "aws:SourceAccount": "111122223333" } },
  };
  expect(findings("service-without-source", { Version: "2012-10-17", Statement: [statement] })).toEqual([]);
});
