import { expect, it } from "vitest";
import { findings } from "../check.ts";

const id = "if-exists-in-allow";

const check = (Effect: string, Action: unknown, Condition: unknown) =>
  findings(id, {
    Version: "2012-10-17",
    Statement: [{ Effect, Principal: { AWS: "111122223333" }, Action, Resource: "*", Condition }],
  });

it.each([
  ["StringEqualsIfExists", "kms:ViaService", "StringEquals"],
  ["StringLikeIfExists", "kms:EncryptionContext:app", "StringLike"],
])("reports %s on %s", (operator, key, wanted) => {
  expect(check("Allow", "kms:Decrypt", { [operator]: { [key]: "true" } })).toEqual([
    expect.objectContaining({
      message: `\`IfExists\` allows requests without \`${key}\` as well; write \`${wanted}\`, unless they are meant`,
      pointer: `/Statement/0/Condition/${operator}/${key}`,
    }),
  ]);
});

it.each([
  ["a Deny", "Deny", "kms:Decrypt", "BoolIfExists", "aws:MultiFactorAuthPresent"],
  ["no IfExists", "Allow", "kms:Decrypt", "Bool", "aws:MultiFactorAuthPresent"],
  ["MFA, told by another rule", "Allow", "kms:Decrypt", "BoolIfExists", "aws:MultiFactorAuthPresent"],
  ["a negated operator", "Allow", "kms:Decrypt", "StringNotEqualsIfExists", "kms:ViaService"],
  ["a key that is always there", "Allow", "kms:Decrypt", "StringEqualsIfExists", "kms:CallerAccount"],
  ["a source that services leave out", "Allow", "kms:Decrypt", "StringEqualsIfExists", "aws:SourceAccount"],
  [
    "actions without the key",
    "Allow",
    ["kms:Decrypt", "kms:Sign"],
    "StringEqualsIfExists",
    "kms:EncryptionContext:app",
  ],
])("takes %s", (_, effect, action, operator, key) => {
  expect(check(effect, action, { [operator]: { [key]: "true" } })).toEqual([]);
});
