import { expect, it } from "vitest";
import { symbolic } from "../../symbolic.ts";
import { findings } from "../check.ts";

const allow = (action: unknown, resource: unknown, condition?: unknown) => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: action, Resource: resource, Condition: condition }],
});

const found = (policy: unknown) => findings("decrypt-every-key", policy, { kind: "identity-policy" });

it.each([
  ["kms:Decrypt", "*", "kms:Decrypt"],
  ["kms:*", "*", "kms:Decrypt"],
  ["kms:ReEncrypt*", "arn:aws:kms:*:*:key/*", "kms:ReEncryptFrom"],
  ["kms:GenerateDataKey", "*", "kms:GenerateDataKey"],
])("reports %s on %s", (action, resource, worst) => {
  expect(found(allow(action, [resource]))).toEqual([
    expect.objectContaining({
      message: `\`${resource}\` allows \`${worst}\` with every key that lets this identity in; write the keys' ARNs, or add a condition such as \`kms:ViaService\` or \`kms:ResourceAliases\``,
      pointer: "/Statement/0/Resource/0",
    }),
  ]);
});

it.each([
  ["other actions", allow(["kms:Encrypt", "kms:DescribeKey"], "*")],
  ["an administrator of everything", allow("*", "*")],
  ["a key", allow("kms:Decrypt", "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab")],
  ["the keys of an account", allow("kms:Decrypt", "arn:aws:kms:*:111122223333:key/*")],
  ["keys that a template leaves open", allow("kms:Decrypt", symbolic("Key"))],
  ["a service", allow("kms:Decrypt", "*", { StringEquals: { "kms:ViaService": "s3.us-east-1.amazonaws.com" } })],
  ["tags of keys", allow("kms:Decrypt", "*", { StringEquals: { "aws:ResourceTag/team": "x" } })],
  ["aliases", allow("kms:Decrypt", "*", { "ForAnyValue:StringLike": { "kms:ResourceAliases": "alias/x*" } })],
])("takes %s", (_, policy) => {
  expect(found(policy)).toEqual([]);
});

it("takes no exception for a condition that may be left out", () => {
  expect(
    found(allow("kms:Decrypt", "*", { StringEqualsIfExists: { "kms:ViaService": "s3.us-east-1.amazonaws.com" } })),
  ).toHaveLength(1);
});
