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
            AWS: ["AROAEXAMPLEEXAMPLE123", "arn:aws:iam::111122223333:role/Reader"],
          },
          Action: "kms:Decrypt",
          Resource: "*",
        },
      ],
    },
    [
      "`AROAEXAMPLEEXAMPLE123` is the id of a user or role, as AWS shows one that has been deleted; remove it, or name the principal by ARN",
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
        },
      ],
    },
    [],
  ],
])("%j: %j", (policy, messages) => {
  expect(findings("deleted-principal", policy).map(({ message }) => message)).toEqual(messages);
});
