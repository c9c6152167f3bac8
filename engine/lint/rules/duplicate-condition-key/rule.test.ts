import { expect, it } from "vitest";
import { symbolic } from "../../symbolic.ts";
import { findings } from "../check.ts";

const withCondition = (condition: unknown) => ({
  Version: "2012-10-17",
  Statement: [
    { Effect: "Allow", Principal: { AWS: "111122223333" }, Action: "kms:Decrypt", Resource: "*", Condition: condition },
  ],
});

it.each([
  ["kms:CallerAccount", "KMS:calleraccount"],
  ["aws:ResourceTag/Project", "aws:ResourceTag/project"],
  ["kms:EncryptionContext:App", "kms:EncryptionContext:app"],
])("takes %s and %s for one key", (first, key) => {
  const policy = withCondition({ StringEquals: { [first]: "111122223333", [key]: "444455556666" } });
  expect(findings("duplicate-condition-key", policy)).toEqual([
    expect.objectContaining({
      message: `\`${key}\` and \`${first}\` are one key, since case does not count; write it once, with all values in a list`,
      pointer: `/Statement/0/Condition/StringEquals/${key.replaceAll("/", "~1")}`,
    }),
  ]);
});

it.each([
  [{ StringEquals: { "kms:CallerAccount": "1" }, StringLike: { "kms:calleraccount": "1" } }],
  [{ StringEquals: { "aws:ResourceTag/Project": "1", "aws:ResourceTag/Projects": "1" } }],
  [{ StringEquals: { [`aws:ResourceTag/${symbolic("A")}`]: "1", [`aws:resourceTag/${symbolic("A")}`]: "1" } }],
])("takes %j", (condition) => {
  expect(findings("duplicate-condition-key", withCondition(condition))).toEqual([]);
});
