import { expect, it } from "vitest";
import { findings } from "../check.ts";

const check = (Condition: object, Principal: unknown = { AWS: "111122223333" }) =>
  findings("condition-says-nothing", {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal, Action: "kms:Decrypt", Resource: "*", Condition }],
  });

it("reports a key that every request has", () => {
  expect(check({ StringLike: { "kms:CallerAccount": ["111122223333", "*"] } })).toEqual([
    expect.objectContaining({
      severity: "warning",
      message: "every request has `kms:CallerAccount`, so that `*` asks nothing; write the values that are meant",
      pointer: "/Statement/0/Condition/StringLike/kms:CallerAccount/1",
    }),
  ]);
});

it("tells, of another key, that its presence is asked for", () => {
  expect(check({ StringLike: { "kms:ViaService": "*" } })).toEqual([
    expect.objectContaining({
      severity: "info",
      message:
        "`*` takes every value of `kms:ViaService`; write the values that are meant, or `Null` `kms:ViaService` `false` " +
        "to ask that it be there",
    }),
  ]);
});

it.each([
  ["a longer pattern", { StringLike: { "kms:ViaService": "s3.*" } }],
  ["a literal", { StringEquals: { "kms:CallerAccount": "*" } }],
  ["a negated operator", { StringNotLike: { "kms:ViaService": "*" } }],
  ["IfExists", { StringLikeIfExists: { "kms:ViaService": "*" } }],
  ["ForAllValues", { "ForAllValues:StringLike": { "kms:EncryptionContextKeys": "*" } }],
])("takes %s", (_, condition) => {
  expect(check(condition)).toEqual([]);
});

it("leaves everyone to the rules about everyone", () => {
  expect(check({ StringLike: { "kms:CallerAccount": "*" } }, "*")).toEqual([]);
});
