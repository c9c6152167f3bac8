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
          Condition: {
            StringEqual: {
              "kms:CallerAccount": "111122223333",
            },
          },
        },
      ],
    },
    ["there is no condition operator `StringEqual`; write `StringEquals`"],
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
          Condition: {
            Matches: {
              "kms:CallerAccount": "111122223333",
            },
          },
        },
      ],
    },
    ["there is no condition operator `Matches`"],
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
          Condition: {
            NullIfExists: {
              "aws:SourceArn": "true",
            },
          },
        },
      ],
    },
    ["`Null` takes no `IfExists`: it already asks whether the key is there"],
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
          Condition: {
            "forallvalues:stringlikeifexists": {
              "aws:TagKeys": "a*",
            },
          },
        },
      ],
    },
    [],
  ],
])("%j: %j", (policy, messages) => {
  expect(findings("unknown-operator", policy).map(({ message }) => message)).toEqual(messages);
});
