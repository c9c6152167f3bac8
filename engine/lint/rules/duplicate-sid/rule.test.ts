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
          Action: "kms:Decrypt",
          Resource: "*",
          Sid: "Use",
        },
        {
          Effect: "Allow",
          Principal: {
            AWS: "arn:aws:iam::111122223333:role/Reader",
          },
          Action: "kms:Decrypt",
          Resource: "*",
          Sid: "Use",
        },
        {
          Effect: "Allow",
          Principal: {
            AWS: "arn:aws:iam::111122223333:role/Reader",
          },
          Action: "kms:Decrypt",
          Resource: "*",
          Sid: "Use",
        },
      ],
    },
    [
      "a second statement with the Sid `Use`; give each its own",
      "a second statement with the Sid `Use`; give each its own",
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
          Action: "kms:Decrypt",
          Resource: "*",
          Sid: "Use",
        },
        {
          Effect: "Allow",
          Principal: {
            AWS: "arn:aws:iam::111122223333:role/Reader",
          },
          Action: "kms:Decrypt",
          Resource: "*",
          Sid: "use",
        },
        {
          Effect: "Allow",
          Principal: {
            AWS: "arn:aws:iam::111122223333:role/Reader",
          },
          Action: "kms:Decrypt",
          Resource: "*",
        },
      ],
    },
    [],
  ],
])("%j: %j", (policy, messages) => {
  expect(findings("duplicate-sid", policy).map(({ message }) => message)).toEqual(messages);
});
