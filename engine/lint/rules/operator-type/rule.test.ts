import { expect, it } from "vitest";
import { findings } from "../check.ts";

const id = "operator-type";

const policy = (Condition: unknown) => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { AWS: "111122223333" }, Action: "kms:*", Resource: "*", Condition }],
});

it.each([
  ["StringEquals", "kms:GrantIsForAWSResource", "true", "a boolean", "Bool"],
  ["StringLikeIfExists", "aws:MultiFactorAuthPresent", "true", "a boolean", "BoolIfExists"],
  ["NumericEquals", "kms:CallerAccount", "111122223333", "a text", "StringEquals"],
  ["StringEquals", "aws:SourceIp", "203.0.113.0/24", "an IP address", "IpAddress"],
  ["NumericLessThan", "aws:CurrentTime", "2030-01-01T00:00:00Z", "a date", "DateLessThan"],
  ["ArnLike", "kms:ViaService", "s3.us-east-1.amazonaws.com", "a text", "StringEquals"],
])("reports %s on %s", (operator, key, value, type, wanted) => {
  const plain = operator.replace("IfExists", "");
  expect(findings(id, policy({ [operator]: { [key]: value } }))).toEqual([
    expect.objectContaining({
      message: `\`${key}\` is ${type}, which \`${plain}\` does not compare; write \`${wanted}\``,
      pointer: `/Statement/0/Condition/${operator}/${key}`,
      fix: {
        description: `write \`${wanted}\``,
        safe: false,
        edits: [{ op: "rename", pointer: `/Statement/0/Condition/${operator}`, name: wanted }],
      },
    }),
  ]);
});

it("knows no operator that says that a boolean differs", () => {
  const [finding] = findings(id, policy({ StringNotEquals: { "aws:SecureTransport": "true" } }));
  expect(finding).toMatchObject({
    message: "`aws:SecureTransport` is a boolean, which `StringNotEquals` does not compare",
    fix: null,
  });
});

it("offers no change that touches other keys", () => {
  const shared = { StringEquals: { "kms:GrantIsForAWSResource": "true", "kms:CallerAccount": "111122223333" } };
  expect(findings(id, policy(shared))).toEqual([expect.objectContaining({ fix: null })]);
});

it.each([
  ["Bool", "kms:GrantIsForAWSResource", true],
  ["StringLike", "aws:PrincipalArn", "arn:aws:iam::111122223333:role/*"],
  ["ArnEquals", "kms:EncryptionContext:aws:logs:arn", "arn:aws:logs:us-east-1:111122223333:log-group:*"],
  ["NumericLessThan", "aws:EpochTime", "1700000000"],
  ["DateLessThan", "kms:ValidTo", "2030-01-01T00:00:00Z"],
  ["Null", "kms:GrantIsForAWSResource", "true"],
  ["StringEquals", "kms:NoSuchKey", "true"],
])("takes %s on %s", (operator, key, value) => {
  expect(findings(id, policy({ [operator]: { [key]: value } }))).toEqual([]);
});
