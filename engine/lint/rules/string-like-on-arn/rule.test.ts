import { expect, it } from "vitest";
import { symbolic } from "../../symbolic.ts";
import { findings } from "../check.ts";

const id = "string-like-on-arn";

const check = (operator: string, key: string, value: unknown) =>
  findings(id, {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { AWS: "*" },
        Action: "kms:Decrypt",
        Resource: "*",
        Condition: { [operator]: { [key]: value } },
      },
    ],
  });

const roles = "arn:aws:iam::*:role/app";

it.each([
  ["StringLike", "StringLike", "ArnLike"],
  ["StringNotLikeIfExists", "StringNotLike", "ArnNotLikeIfExists"],
])("reports %s", (written, operator, wanted) => {
  const pointer = `/Statement/0/Condition/${written}`;
  expect(check(written, "aws:PrincipalArn", [roles])).toEqual([
    expect.objectContaining({
      message: `under \`${operator}\`, the wildcard in \`${roles}\` also matches across the colons of an ARN; write \`${wanted}\``,
      pointer: `${pointer}/aws:PrincipalArn/0`,
      fix: { description: `write \`${wanted}\``, safe: false, edits: [{ op: "rename", pointer, name: wanted }] },
    }),
  ]);
});

it("offers no change that would match nothing", () => {
  expect(check("StringLike", "aws:PrincipalArn", "*:role/app")).toEqual([expect.objectContaining({ fix: null })]);
});

it.each([
  ["ArnLike", "aws:PrincipalArn", roles],
  ["StringLike", "aws:PrincipalArn", "arn:aws:iam::111122223333:role/*"],
  ["StringLike", "aws:PrincipalArn", "*"],
  ["StringLike", "aws:PrincipalArn", `arn:aws:iam::*:role/${symbolic("Role")}`],
  ["StringLike", "kms:GranteePrincipal", roles],
])("takes %s on %s: %s", (operator, key, value) => {
  expect(check(operator, key, value)).toEqual([]);
});
