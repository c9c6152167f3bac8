import { expect, it } from "vitest";
import { findings } from "../check.ts";

const check = (Effect: string, Condition: object, kind: "key-policy" | "identity-policy" = "key-policy") =>
  findings(
    "identity-only-condition-key",
    {
      Version: "2012-10-17",
      Statement: [{ Effect, Principal: { AWS: "111122223333" }, Action: "kms:Decrypt", Resource: "*", Condition }],
    },
    { kind },
  );

it.each([
  ["Allow", "StringEquals", "aws:ResourceTag/env", "this Allow never applies"],
  ["Allow", "ForAnyValue:StringLike", "kms:ResourceAliases", "this Allow never applies"],
  ["Deny", "StringEquals", "aws:ResourceTag/env", "this Deny never applies"],
  ["Deny", "StringNotEquals", "aws:ResourceTag/env", "this condition always holds"],
])("reports, in an %s, %s on %s", (effect, operator, key, what) => {
  expect(check(effect, { [operator]: { [key]: "x" } })).toEqual([
    expect.objectContaining({
      message: `a key policy knows no \`${key}\`, so that ${what}; ask for it in an IAM policy, or leave it out`,
      pointer: `/Statement/0/Condition/${operator}/${key.replace("/", "~1")}`,
    }),
  ]);
});

it("takes it in an identity policy, and other keys in a key policy", () => {
  expect(check("Allow", { StringEquals: { "aws:ResourceTag/env": "x" } }, "identity-policy")).toEqual([]);
  expect(check("Allow", { StringEquals: { "kms:CallerAccount": "111122223333" } })).toEqual([]);
});

it("reports it as a variable", () => {
  const value = "team-${aws:ResourceTag/team}";
  expect(check("Allow", { StringLike: { "aws:PrincipalTag/team": ["x", value] } })).toEqual([
    expect.objectContaining({
      message: `a key policy knows no \`aws:ResourceTag/team\`, so that \`${value}\` matches nothing; ask for it in an IAM policy, or write the value`,
      pointer: "/Statement/0/Condition/StringLike/aws:PrincipalTag~1team/1",
    }),
  ]);
});

it("takes a variable that the policy knows, and one with a default", () => {
  expect(check("Allow", { StringEquals: { "aws:SourceAccount": "${aws:PrincipalAccount}" } })).toEqual([]);
  expect(check("Allow", { StringEquals: { "aws:PrincipalTag/team": "${aws:ResourceTag/team, 'none'}" } })).toEqual([]);
});
