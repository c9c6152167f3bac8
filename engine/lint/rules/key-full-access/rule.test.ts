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
          Action: "kms:*",
          Resource: "*",
        },
      ],
    },
    [
      "`arn:aws:iam::111122223333:role/Reader` may use, change and delete the key; give administration and use to different principals, or list it under `admins`",
    ],
  ],
  [
    {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: {
            AWS: "arn:aws:iam::111122223333:root",
          },
          Action: "kms:*",
          Resource: "*",
        },
      ],
    },
    [],
  ],
])("%j: %j", (policy, messages) => {
  expect(findings("key-full-access", policy).map(({ message }) => message)).toEqual(messages);
});
