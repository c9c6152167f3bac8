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
            StringEquals: {
              "kms:ViaServce": "x",
            },
          },
        },
      ],
    },
    ["there is no condition key `kms:ViaServce`; write `kms:ViaService`"],
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
            StringEquals: {
              "kms:Moon": "x",
            },
          },
        },
      ],
    },
    ["there is no condition key `kms:Moon`: no request has it"],
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
            StringEquals: {
              "aws:ResourceTag/": "x",
            },
          },
        },
      ],
    },
    ["`aws:ResourceTag/` names no key: write the name of the tag after it"],
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
            StringEquals: {
              "AWS:sourceaccount": "x",
              "s3:prefix": "x",
              "kms:EncryptionContext:a": "x",
            },
          },
        },
      ],
    },
    [],
  ],
])("%j: %j", (policy, messages) => {
  expect(findings("unknown-condition-key", policy).map(({ message }) => message)).toEqual(messages);
});

it.each([
  ["aws:PrincipleTag/Team", "aws:PrincipalTag/Team"],
  ["kms:EncryptionContex:App", "kms:EncryptionContext:App"],
])("knows the name before the tag in %s", (key, nearest) => {
  const [finding] = findings("unknown-condition-key", {
    Version: "2012-10-17",
    Statement: {
      Effect: "Allow",
      Principal: "*",
      Action: "kms:Decrypt",
      Resource: "*",
      Condition: { StringEquals: { [key]: "x" } },
    },
  });
  expect(finding).toMatchObject({ message: `there is no condition key \`${key}\`; write \`${nearest}\`` });
});

it.each([
  ["aws:PrincipalTag", "aws:PrincipalTag/", "tag"],
  ["aws:ResourceTag", "aws:ResourceTag/", "tag"],
  ["kms:encryptioncontext", "kms:EncryptionContext:", "encryption context pair"],
])("tells what is missing behind %s", (key, prefix, what) => {
  const Condition = { StringEquals: { [key]: "x" } };
  const Statement = { Effect: "Allow", Principal: "*", Action: "kms:Decrypt", Resource: "*", Condition };
  expect(findings("unknown-condition-key", { Version: "2012-10-17", Statement })).toEqual([
    expect.objectContaining({
      message: `\`${key}\` names no key: write \`${prefix}\` and the name of the ${what}`,
      fix: null,
    }),
  ]);
});
