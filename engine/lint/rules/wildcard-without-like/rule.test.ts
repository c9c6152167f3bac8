import { expect, it } from "vitest";
import { symbolic } from "../../symbolic.ts";
import { findings } from "../check.ts";

const id = "wildcard-without-like";

const policy = (Condition: unknown) => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { AWS: "111122223333" }, Action: "kms:*", Resource: "*", Condition }],
});

it.each([
  ["StringEquals", "StringLike"],
  ["ForAnyValue:StringEquals", "ForAnyValue:StringLike"],
  ["StringNotEqualsIfExists", "StringNotLikeIfExists"],
])("reports %s", (operator, wanted) => {
  const plain = /String(?:Not)?Equals/u.exec(operator)?.[0] ?? "";
  const value = "s3.*.amazonaws.com";
  expect(findings(id, policy({ [operator]: { "kms:ViaService": ["ec2.us-east-1.amazonaws.com", value] } }))).toEqual([
    expect.objectContaining({
      message: `\`${plain}\` takes the wildcard in \`${value}\` as a plain character; write \`${wanted}\``,
      pointer: `/Statement/0/Condition/${operator}/kms:ViaService/1`,
      fix: {
        description: `write \`${wanted}\``,
        safe: false,
        edits: [{ op: "rename", pointer: `/Statement/0/Condition/${operator}`, name: wanted }],
      },
    }),
  ]);
});

it("knows no wildcards without case", () => {
  const [finding] = findings(id, policy({ StringEqualsIgnoreCase: { "aws:PrincipalTag/team": "k?" } }));
  expect(finding).toMatchObject({
    message:
      "`StringEqualsIgnoreCase` takes the wildcard in `k?` as a plain character; only `StringLike` knows wildcards",
    fix: null,
  });
});

it.each([
  ["StringLike", "kms:ViaService", "s3.*.amazonaws.com"],
  ["StringEquals", "aws:PrincipalTag/team", "${*}"],
  ["StringEquals", "aws:PrincipalTag/team", `${symbolic("Team")}*`],
  ["StringEquals", "aws:PrincipalArn", "arn:aws:iam::111122223333:role/*"],
])("takes %s on %s: %s", (operator, key, value) => {
  expect(findings(id, policy({ [operator]: { [key]: value } }))).toEqual([]);
});
