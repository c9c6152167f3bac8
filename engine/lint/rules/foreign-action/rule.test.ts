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
          Action: ["kms:Decrypt", "s3:GetObject"],
          Resource: "*",
        },
      ],
    },
    [
      "a key policy decides about KMS alone: `s3:GetObject` does nothing here; move it to the policy of its own service",
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
          Action: ["kms:*", "*", "KMS:Encrypt"],
          Resource: "*",
        },
      ],
    },
    [],
  ],
])("%j: %j", (policy, messages) => {
  expect(findings("foreign-action", policy).map(({ message }) => message)).toEqual(messages);
});
