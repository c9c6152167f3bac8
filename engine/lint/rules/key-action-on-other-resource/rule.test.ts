import { expect, it } from "vitest";
import { symbolic } from "../../symbolic.ts";
import { findings } from "../check.ts";

const id = "key-action-on-other-resource";
const key = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const bucket = "arn:aws:s3:::orders/*";

const check = (Effect: string, Action: unknown, Resource: unknown) =>
  findings(id, { Version: "2012-10-17", Statement: [{ Effect, Action, Resource }] }, { kind: "identity-policy" });

it.each([
  ["Allow", "kms:decrypt", "`kms:Decrypt`", "allowed here; put it in a statement with the ARN of the key"],
  ["Allow", "kms:*", "`kms:*`", "allowed here; put it in a statement with the ARN of the key"],
  ["Deny", "kms:Decrypt", "`kms:Decrypt`", "denied here; put it in a statement with the ARN of the key, or `*`"],
])("reports, in %s, %s", (effect, action, named, what) => {
  expect(check(effect, ["s3:GetObject", action], [bucket, "arn:aws:sqs:us-east-1:111122223333:orders"])).toEqual([
    expect.objectContaining({
      message: `${named} is about keys, and no Resource here is one, so that it is never ${what}`,
      pointer: "/Statement/0/Action/1",
      severity: "error",
    }),
  ]);
});

it.each([
  ["kms:Decrypt", [bucket, key]],
  ["kms:Decrypt", [bucket, "*"]],
  ["kms:Decrypt", "arn:aws:*:us-east-1:111122223333:orders"],
  ["kms:Decrypt", [bucket, symbolic("Key")]],
  ["kms:Decrypt", "arn:aws:kns:us-east-1:111122223333:key/*"],
  ["kms:Decrypt", []],
  ["kms:ListKeys", bucket],
  ["*", bucket],
  ["s3:GetObject", bucket],
])("takes %s on %j", (action, resource) => {
  expect(check("Allow", action, resource)).toEqual([]);
});
