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
          Resource: "*",
          NotAction: ["kms:*"],
        },
        {
          Effect: "Deny",
          Principal: {
            AWS: "arn:aws:iam::111122223333:role/Reader",
          },
          Resource: "*",
          NotAction: "kms:Decrypt",
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
          Resource: "*",
          NotAction: "kms:PutKeyPolicy",
        },
      ],
    },
    ["this Allow gives all actions but those listed, 57 of KMS among them; list what is needed in `Action`"],
  ],
])("%j: %j", (policy, messages) => {
  expect(findings("not-action-with-allow", policy).map(({ message }) => message)).toEqual(messages);
});
