/** A key policy of four statements, an identity policy of three, and requests that end in each way. */

import type { Request } from "../../engine/index.ts";

const key = "arn:aws:kms:eu-west-1:210987654321:key/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9";
const role = "arn:aws:iam::210987654321:role/app/Shipping";
const session = "arn:aws:sts::210987654321:assumed-role/Shipping/pod-17";

export const environment = {
  principals: {
    [role]: {
      tags: { team: "shipping" },
      identityPolicies: [
        {
          name: "Shipping",
          document: {
            Version: "2012-10-17",
            Statement: [
              {
                Sid: "UseKey",
                Effect: "Allow",
                Action: ["kms:Encrypt", "kms:Decrypt"],
                Resource: "arn:aws:kms:*:210987654321:key/*",
                Condition: { StringEquals: { "kms:EncryptionContext:stage": ["prod", "test"] } },
              },
              { Sid: "Describe", Effect: "Allow", Action: "kms:DescribeKey", Resource: "*" },
              { Sid: "NoDeletion", Effect: "Deny", Action: "kms:ScheduleKeyDeletion", Resource: "*" },
            ],
          },
        },
      ],
    },
  },
  keys: {
    [key]: {
      policy: {
        Version: "2012-10-17",
        Statement: [
          {
            Sid: "Account",
            Effect: "Allow",
            Principal: { AWS: "arn:aws:iam::210987654321:root" },
            Action: "kms:*",
            Resource: "*",
          },
          {
            Sid: "Auditor",
            Effect: "Allow",
            Principal: { AWS: "arn:aws:iam::210987654321:role/Auditor" },
            Action: ["kms:DescribeKey", "kms:ListGrants"],
            Resource: "*",
          },
          {
            Sid: "DataKeys",
            Effect: "Allow",
            Principal: { AWS: role },
            Action: "kms:GenerateDataKey*",
            Resource: "*",
            Condition: { StringLike: { "kms:EncryptionContext:stage": "prod*" } },
          },
          {
            Sid: "Tls",
            Effect: "Deny",
            Principal: "*",
            Action: "kms:*",
            Resource: "*",
            Condition: { NotIpAddress: { "aws:SourceIp": ["10.0.0.0/8", "203.0.113.0/24"] } },
          },
        ],
      },
    },
  },
};

const request = (action: string, stage: string, address = "203.0.113.9"): Request => ({
  principal: session,
  action,
  resource: key,
  input: { EncryptionContext: { stage, order: "4711" } },
  context: { "aws:SourceIp": address },
});

export const requests: Readonly<Record<string, Request>> = {
  "allowed by identity policy": request("kms:Decrypt", "prod"),
  "allowed by key policy": request("kms:GenerateDataKey", "prod-eu"),
  "denied by a statement": request("kms:Decrypt", "prod", "198.51.100.1"),
  "denied, nothing allows": request("kms:Decrypt", "dev"),
};
