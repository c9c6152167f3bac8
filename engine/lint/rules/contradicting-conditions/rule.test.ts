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

const window = "kms:ScheduleKeyDeletionPendingWindowInDays";

it.each([
  [
    {
      DateGreaterThan: { "aws:CurrentTime": "2030-01-01T00:00:00Z" },
      DateLessThan: { "aws:CurrentTime": "1767225600" },
    },
    "DateLessThan/aws:CurrentTime",
    "no value of `aws:CurrentTime` meets this and `DateGreaterThan` too, so that the statement never applies; keep one",
  ],
  [
    { NumericLessThan: { [window]: "10" }, NumericGreaterThanEquals: { [window]: 10 } },
    `NumericGreaterThanEquals/${window}`,
    `no value of \`${window}\` meets this and \`NumericLessThan\` too, so that the statement never applies; keep one`,
  ],
  [
    { NumericGreaterThan: { [window]: "30" } },
    `NumericGreaterThan/${window}`,
    `\`${window}\` is never below 7 nor above 30, so that no value meets this and the statement never applies; write a value between`,
  ],
  [
    { ArnLike: { "aws:PrincipalArn": ["arn:aws:iam::111122223333:role/Other", "arn:aws:iam::444455556666:role/*"] } },
    "ArnLike/aws:PrincipalArn",
    "no principal of this statement has `aws:PrincipalArn` `arn:aws:iam::111122223333:role/Other` or `arn:aws:iam::444455556666:role/*`, so that it never applies; write the ARN of one of them",
  ],
])("reports what no request meets: %j", (condition, place, message) => {
  expect(check(condition)).toEqual([[place, message]]);
});

it("reports an ARN of another account than the principal, and a source of another than its account", () => {
  const arn = { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::444455556666:role/*" } };
  expect(check(arn, { AWS: "111122223333" }).map(([place]) => place)).toEqual(["ArnLike/aws:PrincipalArn"]);
  const source = {
    ArnLike: { "aws:SourceArn": "arn:aws:sns:us-east-1:111122223333:orders" },
    StringEquals: { "aws:SourceAccount": "444455556666" },
  };
  expect(check(source, { Service: "sns.amazonaws.com" })).toEqual([
    [
      "ArnLike/aws:SourceArn",
      "`aws:SourceArn` is of `111122223333`, and `aws:SourceAccount` is another one, so that the statement never applies; write one account",
    ],
  ]);
});

it.each([
  ["a range", { NumericGreaterThanEquals: { [window]: "7" }, NumericLessThanEquals: { [window]: "7" } }, undefined],
  ["a bound that IfExists asks for", { NumericGreaterThanIfExists: { [window]: "30" } }, undefined],
  ["a text that is no account", { StringEquals: { "kms:CallerAccount": "11112222333" } }, undefined],
  ["the ARN of the principal", { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/A*" } }, undefined],
  ["an ARN of an account", { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/A*" } }, { AWS: "111122223333" }],
  [
    "a source without an account",
    { ArnLike: { "aws:SourceArn": "arn:aws:s3:::orders" }, StringEquals: { "aws:SourceAccount": "111122223333" } },
    { Service: "s3.amazonaws.com" },
  ],
  [
    "one of several sources",
    {
      ArnLike: { "aws:SourceArn": ["arn:aws:sns:us-east-1:111122223333:a", "arn:aws:sns:us-east-1:444455556666:b"] },
      StringEquals: { "aws:SourceAccount": "111122223333" },
    },
    { Service: "sns.amazonaws.com" },
  ],
])("takes %s, which some request meets", (_, condition, principal) => {
  expect(check(condition, principal)).toEqual([]);
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
