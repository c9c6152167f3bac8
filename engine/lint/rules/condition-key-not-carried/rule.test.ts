import { expect, it } from "vitest";
import { symbolic } from "../../symbolic.ts";
import { findings } from "../check.ts";

const id = "condition-key-not-carried";

const policy = (Effect: string, Action: unknown, Condition: unknown) => ({
  Version: "2012-10-17",
  Statement: [{ Effect, Principal: { AWS: "111122223333" }, Action, Resource: "*", Condition }],
});

it.each([
  ["Allow", "StringEquals", "so that this Allow never applies"],
  ["Deny", "StringEquals", "so that this Deny never applies"],
  ["Deny", "StringNotEquals", "so that this condition always holds"],
  ["Allow", "StringEqualsIfExists", "so that this condition always holds"],
  ["Allow", "ForAllValues:StringEquals", "so that this condition always holds"],
  ["Allow", "ForAnyValue:StringNotEquals", "so that this Allow never applies"],
])("reports %s with %s", (effect, operator, what) => {
  const found = findings(
    id,
    policy(effect, ["kms:Decrypt", "kms:Encrypt"], { [operator]: { "kms:GrantOperations": "Decrypt" } }),
  );
  expect(found).toEqual([
    expect.objectContaining({
      message: `no action of this statement carries \`kms:GrantOperations\`, ${what}; the key goes with \`kms:CreateGrant\``,
      pointer: `/Statement/0/Condition/${operator}/kms:GrantOperations`,
    }),
  ]);
});

it.each([
  ["true", "so that this condition always holds"],
  ["false", "so that this Allow never applies"],
])("reports Null %s", (value, what) => {
  const [finding] = findings(id, policy("Allow", "kms:Sign", { Null: { "kms:EncryptionContext:a": value } }));
  expect(finding?.message).toContain(what);
});

it("names a few carriers", () => {
  const [finding] = findings(id, policy("Allow", "kms:Sign", { StringEquals: { "kms:EncryptionAlgorithm": "x" } }));
  expect(finding?.message).toMatch(
    /the key goes with `kms:Decrypt`, `kms:Encrypt`, `kms:GenerateDataKey` and 5 more$/u,
  );
});

it.each([
  ["a carrier beside others", ["kms:Decrypt", "kms:CreateGrant"], { "kms:GrantOperations": "Decrypt" }],
  ["a wildcard", "kms:*", { "kms:GrantOperations": "Decrypt" }],
  ["a global key", "kms:ListKeys", { "aws:PrincipalOrgID": "o-1" }],
  ["an unknown key", "kms:Decrypt", { "kms:Grant": "Decrypt" }],
  ["tags of another service", ["ec2:CreateTags", "kms:Decrypt"], { "aws:RequestTag/a": "b" }],
  ["no action of KMS", "s3:GetObject", { "kms:ViaService": "s3.us-east-1.amazonaws.com" }],
  ["an action not known", ["kms:Decrypt", `kms:${symbolic("Action")}`], { "kms:GrantOperations": "Decrypt" }],
])("takes %s", (_, action, keys) => {
  expect(findings(id, policy("Allow", action, { StringEquals: keys }))).toEqual([]);
});
