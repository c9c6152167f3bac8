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
          Action: ["kms:Decrypt", "kms:*"],
          Resource: "*",
        },
      ],
    },
    ["`kms:Decrypt` is covered by `kms:*`; remove it"],
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
          Action: ["kms:Decrypt", "kms:decrypt"],
          Resource: "*",
        },
      ],
    },
    ["`kms:decrypt` is covered by `kms:Decrypt`; remove it"],
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
          Action: ["kms:Encrypt", "kms:De*"],
          Resource: "*",
        },
      ],
    },
    [],
  ],
])("%j: %j", (policy, messages) => {
  expect(findings("redundant-action", policy).map(({ message }) => message)).toEqual(messages);
});
