import { expect, it } from "vitest";
import { symbolic } from "../../symbolic.ts";
import { findings } from "../check.ts";

const everyone = (condition: unknown, ...others: readonly unknown[]) => ({
  Version: "2012-10-17",
  Statement: [
    { Effect: "Allow", Principal: { AWS: "*" }, Action: "kms:Decrypt", Resource: "*", Condition: condition },
    ...others,
  ],
});

it.each(["aws:Referer", "aws:UserAgent", "aws:PrincipalTag/team", "kms:EncryptionContext:app"])(
  "reports %s alone",
  (key) => {
    expect(findings("caller-can-spoof", everyone({ StringEquals: { [key]: "x" } }))).toEqual([
      expect.objectContaining({
        message: `callers of every AWS account can choose \`${key}\`; pin the caller as well, as by \`kms:CallerAccount\``,
        pointer: `/Statement/0/Condition/StringEquals/${key.replace("/", "~1")}`,
      }),
    ]);
  },
);

it("reports the name of a role that any account can have", () => {
  const policy = everyone({ ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/App" } });
  expect(findings("caller-can-spoof", policy)).toEqual([
    expect.objectContaining({
      message:
        "every AWS account can have such a principal; write the account into the ARN, or add `kms:CallerAccount`",
      pointer: "/Statement/0/Condition/ArnLike/aws:PrincipalArn",
    }),
  ]);
});

it.each([
  ["with the account beside it", { StringEquals: { "aws:UserAgent": "x", "kms:CallerAccount": "111122223333" } }],
  ["with the organization beside it", { StringEquals: { "aws:Referer": "x", "aws:PrincipalOrgID": "o-abcdefghij" } }],
  ["an ARN with its account", { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/App*" } }],
  ["an ARN that a template leaves open", { ArnLike: { "aws:PrincipalArn": symbolic("Role") } }],
  ["what narrows nobody", { StringNotEquals: { "aws:UserAgent": "x" } }],
])("takes %s", (_, condition) => {
  expect(findings("caller-can-spoof", everyone(condition))).toEqual([]);
});

it("takes a statement that a Deny narrows", () => {
  const deny = {
    Effect: "Deny",
    Principal: "*",
    Action: "kms:*",
    Resource: "*",
    Condition: { StringNotEquals: { "aws:PrincipalOrgID": "o-abcdefghij" } },
  };
  expect(findings("caller-can-spoof", everyone({ StringEquals: { "aws:UserAgent": "x" } }, deny))).toEqual([]);
});
