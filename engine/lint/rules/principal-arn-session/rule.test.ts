import { expect, it } from "vitest";
import { symbolic } from "../../symbolic.ts";
import { findings } from "../check.ts";

const id = "principal-arn-session";

const policy = (operator: string, key: string, value: unknown) => ({
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Principal: { AWS: "*" },
      Action: "kms:*",
      Resource: "*",
      Condition: { [operator]: { [key]: value } },
    },
  ],
});

it.each([
  ["arn:aws:sts::111122223333:assumed-role/app/session", "arn:aws:iam::111122223333:role/app"],
  ["arn:aws:sts::111122223333:assumed-role/app-*/*", "arn:aws:iam::111122223333:role/app-*"],
])("reports %s", (value, role) => {
  const pointer = "/Statement/0/Condition/ArnLike/aws:PrincipalArn/0";
  expect(findings(id, policy("ArnLike", "aws:PrincipalArn", [value]))).toEqual([
    expect.objectContaining({
      message: `\`aws:PrincipalArn\` is never that of a session, but of its role; write \`${role}\` in place of \`${value}\``,
      pointer,
      fix: { description: `write \`${role}\``, safe: false, edits: [{ op: "replace", pointer, value: role }] },
    }),
  ]);
});

it.each([
  ["ArnLike", "aws:PrincipalArn", "arn:aws:iam::111122223333:role/app"],
  ["ArnLike", "aws:PrincipalArn", "arn:aws:sts::111122223333:federated-user/ann"],
  ["ArnLike", "aws:PrincipalArn", `arn:aws:sts::111122223333:assumed-role/${symbolic("Role")}/x`],
  ["StringLike", "kms:GranteePrincipal", "arn:aws:sts::111122223333:assumed-role/app/session"],
])("takes %s on %s: %s", (operator, key, value) => {
  expect(findings(id, policy(operator, key, value))).toEqual([]);
});
