import { expect, it } from "vitest";
import { symbolic } from "../../symbolic.ts";
import { findings } from "../check.ts";

const id = "bare-key-resource";
const key = "1234abcd-12ab-34cd-56ef-1234567890ab";
const start = "arn:aws:kms:us-east-1:111122223333";

const check = (Resource: unknown) =>
  findings(
    id,
    { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "kms:Decrypt", Resource }] },
    { kind: "identity-policy" },
  );

it.each([
  [key, `\`${key}\` matches no key; write its ARN, \`arn:aws:kms:region:account:key/${key}\``, null],
  [`key/${key}`, `\`key/${key}\` matches no key; write its ARN, \`arn:aws:kms:region:account:key/${key}\``, null],
  [
    `${start}:${key}`,
    `\`${start}:${key}\` matches no key, since \`${key}\` lacks \`key/\`; write \`${start}:key/${key}\``,
    `${start}:key/${key}`,
  ],
  [
    `arn:aws:kms:::key/${key}`,
    `\`arn:aws:kms:::key/${key}\` matches no key, since its Region is empty; write \`arn:aws:kms:*:*:key/${key}\``,
    `arn:aws:kms:*:*:key/${key}`,
  ],
  [`${start}:app`, `\`${start}:app\` matches no key and no alias; write \`arn:aws:kms:region:account:key/id\``, null],
])("reports %s", (resource, message, wanted) => {
  const pointer = "/Statement/0/Resource/0";
  expect(check([resource])).toEqual([
    expect.objectContaining({
      message,
      pointer,
      fix:
        wanted === null
          ? null
          : { description: `write \`${wanted}\``, safe: false, edits: [{ op: "replace", pointer, value: wanted }] },
    }),
  ]);
});

it.each([
  "*",
  `${start}:key/${key}`,
  `${start}:key/mrk-1234abcd12ab34cd56ef1234567890ab`,
  `${start}:alias/app`,
  "arn:aws:kms:*:*:key/*",
  `${start}:*`,
  "arn:aws:s3:::bucket",
  `${start}:${symbolic("Key")}`,
])("takes %s", (resource) => {
  expect(check(resource)).toEqual([]);
});
