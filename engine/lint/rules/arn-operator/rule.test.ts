import { expect, it } from "vitest";
import { symbolic } from "../../symbolic.ts";
import { findings } from "../check.ts";

const id = "arn-operator";

const policy = (Condition: unknown) => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { AWS: "111122223333" }, Action: "kms:*", Resource: "*", Condition }],
});

const roles = "arn:aws:iam::111122223333:role/app-*";

it.each([
  ["StringEquals", "ArnLike"],
  ["StringNotEqualsIfExists", "ArnNotLikeIfExists"],
])("reports wildcards under %s", (operator, wanted) => {
  const plain = operator.replace("IfExists", "");
  expect(findings(id, policy({ [operator]: { "aws:PrincipalArn": roles } }))).toEqual([
    expect.objectContaining({
      message: `\`${plain}\` takes the wildcard in \`${roles}\` as a plain character, which no ARN has; write \`${wanted}\``,
      pointer: `/Statement/0/Condition/${operator}/aws:PrincipalArn`,
      fix: {
        description: `write \`${wanted}\``,
        safe: false,
        edits: [{ op: "rename", pointer: `/Statement/0/Condition/${operator}`, name: wanted }],
      },
    }),
  ]);
});

it.each(["111122223333", "arn:aws:iam::111122223333", "*:role/app", "role/app"])(
  "reports %s under ArnLike",
  (value) => {
    expect(findings(id, policy({ ArnLike: { "aws:PrincipalArn": [roles, value] } }))).toEqual([
      expect.objectContaining({
        message: `\`${value}\` matches no ARN under \`ArnLike\`; write all six segments, \`arn:aws:service:region:account:resource\``,
        pointer: "/Statement/0/Condition/ArnLike/aws:PrincipalArn/1",
      }),
    ]);
  },
);

it.each([
  ["ArnLike", "aws:PrincipalArn", roles],
  ["ArnEquals", "aws:SourceArn", "*"],
  ["StringLike", "aws:PrincipalArn", roles],
  ["StringEquals", "aws:PrincipalArn", "arn:aws:iam::111122223333:role/app"],
  ["StringEquals", "aws:PrincipalArn", `${symbolic("Role")}*`],
  ["ArnLike", "aws:SourceArn", symbolic("Topic")],
])("takes %s on %s: %s", (operator, key, value) => {
  expect(findings(id, policy({ [operator]: { [key]: value } }))).toEqual([]);
});
