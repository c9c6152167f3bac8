import { expect, it } from "vitest";
import { symbolic } from "../../symbolic.ts";
import { findings } from "../check.ts";

const id = "create-alias-half";
const key = "arn:aws:kms:us-east-1:111122223333:key/*";
const alias = "arn:aws:kms:us-east-1:111122223333:alias/app";

const check = (...statements: readonly (readonly [unknown, unknown])[]) =>
  findings(
    id,
    {
      Version: "2012-10-17",
      Statement: statements.map(([Action, Resource]) => ({ Effect: "Allow", Action, Resource })),
    },
    { kind: "identity-policy" },
  );

it.each([
  [
    key,
    "`kms:CreateAlias` is asked on the alias too, which no statement here allows; add its ARN, `arn:aws:kms:region:account:alias/name`",
  ],
  [alias, "`kms:CreateAlias` is asked on the key too; unless the key policy allows it, add the ARN of the key"],
])("reports the half of %s", (resource, message) => {
  expect(check([["kms:Decrypt", "kms:CreateAlias"], resource])).toEqual([
    expect.objectContaining({ message, pointer: "/Statement/0/Action/1" }),
  ]);
});

it("takes both halves, in one statement or in two", () => {
  expect(check(["kms:UpdateAlias", [key, alias]])).toEqual([]);
  expect(check(["kms:DeleteAlias", key], ["kms:*Alias", alias])).toEqual([]);
});

it.each([
  ["everything", "kms:CreateAlias", "*"],
  ["everything of KMS", "kms:CreateAlias", "arn:aws:kms:*:111122223333:*"],
  ["an incomplete ARN", "kms:CreateAlias", "arn:aws:kms:*"],
  ["a wildcard", "kms:*", key],
  ["what is not known", "kms:CreateAlias", symbolic("Key")],
  ["actions on keys", "kms:Decrypt", key],
])("takes %s", (_, action, resource) => {
  expect(check([action, resource])).toEqual([]);
});
