import { expect, it } from "vitest";
import { findings } from "../check.ts";

const check = (Condition: object, Principal: object | string = { AWS: "arn:aws:iam::111122223333:role/App" }) =>
  findings("contradicting-conditions", {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal, Action: "kms:Decrypt", Resource: "*", Condition }],
  }).map(({ message, pointer }) => [pointer.replace("/Statement/0/Condition/", ""), message]);

const service = "s3.us-east-1.amazonaws.com";

it("reports a value of a key that shall be absent", () => {
  expect(check({ Null: { "kms:ViaService": "true" }, StringEquals: { "kms:ViaService": service } })).toEqual([
    [
      "StringEquals/kms:ViaService",
      "this asks for a value of `kms:ViaService`, and `Null` for its absence, so that the statement never applies; keep one",
    ],
  ]);
});

it.each([
  [
    { StringNotEquals: { "KMS:ViaService": [service, "x"] }, StringEquals: { "kms:ViaService": service } },
    "StringNotEquals",
  ],
  [{ StringLike: { "kms:ViaService": "ec2.*" }, StringEquals: { "kms:ViaService": service } }, "StringLike"],
  [{ StringEquals: { "kms:ViaService": service }, StringEqualsIgnoreCase: { "kms:ViaService": "S4" } }, "StringEquals"],
])("reports values that exclude each other: %j", (condition, other) => {
  const [found, ...others] = check(condition);
  expect(found?.[1]).toBe(
    `no value of \`kms:ViaService\` meets this and \`${other}\` too, so that the statement never applies; keep one`,
  );
  expect(others).toEqual([]);
});

it("reports an account of which no principal is", () => {
  expect(check({ StringEquals: { "kms:CallerAccount": "444455556666" } })).toEqual([
    [
      "StringEquals/kms:CallerAccount",
      "`kms:CallerAccount` is never `444455556666` for the principals of this statement, which are of `111122223333`; write that account",
    ],
  ]);
});

it("reports a network of the user beside a service", () => {
  const [found] = check({ StringEquals: { "kms:ViaService": service, "aws:SourceVpce": "vpce-1a2b3c4d" } });
  expect(found?.[0]).toBe("StringEquals/aws:SourceVpce");
});

it.each([
  [
    "values in common",
    { StringEquals: { "kms:ViaService": [service, "x"] }, StringLike: { "kms:ViaService": "s3.*" } },
  ],
  ["IfExists", { Null: { "kms:ViaService": "true" }, StringEqualsIfExists: { "kms:ViaService": service } }],
  [
    "several values",
    {
      "ForAnyValue:StringEquals": { "kms:GrantOperations": "Decrypt" },
      "ForAllValues:StringEquals": { "kms:GrantOperations": "Encrypt" },
    },
  ],
  ["a variable", { StringEquals: { "kms:CallerAccount": "${aws:PrincipalTag/account}" } }],
  ["the principal's account", { StringLike: { "aws:PrincipalAccount": "1111*" } }],
  ["a network alone", { StringEquals: { "aws:SourceVpce": "vpce-1a2b3c4d" } }],
])("takes %s", (_, condition) => {
  expect(check(condition)).toEqual([]);
});

it.each([["*"], [{ Service: "sns.amazonaws.com" }], [{ AWS: ["111122223333", "444455556666"] }]])(
  "takes an account that %j may have",
  (principal) => {
    expect(check({ StringEquals: { "kms:CallerAccount": "444455556666" } }, principal)).toEqual([]);
  },
);
