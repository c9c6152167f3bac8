import { expect, it } from "vitest";
import { symbolic } from "../../symbolic.ts";
import { findings } from "../check.ts";

const key = "arn:aws:kms:us-east-1:111122223333:key";
const policy = (rest: Readonly<Record<string, unknown>>) => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "kms:Decrypt", Resource: "*", ...rest }],
});
const check = (rest: Readonly<Record<string, unknown>>) =>
  findings("variable-in-wrong-place", policy(rest), { kind: "identity-policy" });

it.each([
  [
    { Action: ["kms:Decrypt", "kms:${aws:PrincipalTag/act}"] },
    "AWS puts no value in place of `${aws:PrincipalTag/act}` in an action; name the action",
    "/Statement/0/Action/1",
  ],
  [
    { Resource: "arn:aws:kms:us-east-1:${aws:PrincipalAccount}:key/*" },
    "AWS puts no value in place of `${aws:PrincipalAccount}` before the fifth colon of a Resource; write the segment out, or `*`",
    "/Statement/0/Resource",
  ],
  [
    { Condition: { NumericLessThan: { "kms:GrantConstraintType": "${aws:PrincipalTag/n}" } } },
    "AWS puts no value in place of `${aws:PrincipalTag/n}` under `NumericLessThan`; write the value, or compare under a String or Arn operator",
    "/Statement/0/Condition/NumericLessThan/kms:GrantConstraintType",
  ],
  [
    { Condition: { DateLessThanIfExists: { "aws:CurrentTime": ["${aws:TokenIssueTime}"] } } },
    "AWS puts no value in place of `${aws:TokenIssueTime}` under `DateLessThanIfExists`; write the value, or compare under a String or Arn operator",
    "/Statement/0/Condition/DateLessThanIfExists/aws:CurrentTime/0",
  ],
])("reports %j", (rest, message, pointer) => {
  expect(check(rest)).toEqual([expect.objectContaining({ message, pointer })]);
});

it.each<Readonly<Record<string, unknown>>>([
  { Resource: `${key}/\${aws:PrincipalTag/key}` },
  { Resource: `${key}/a:\${aws:PrincipalTag/key}` },
  { Resource: "arn:aws:kms:${AWS::Region}:${Account}:key/*" },
  { Resource: `arn:aws:kms:${symbolic("R")}:\${aws:PrincipalAccount}:key/*` },
  { Condition: { StringEquals: { "kms:CallerAccount": "${aws:PrincipalAccount}" } } },
  { Condition: { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:user/${aws:username}" } } },
  { Condition: { Bool: { "aws:SecureTransport": "${aws:PrincipalTag/s}" } } },
  { Condition: { NumericLessThan: { "kms:ScheduleKeyDeletionPendingWindowInDays": 7 } } },
  { Condition: { StringEqual: { "kms:CallerAccount": "${aws:PrincipalAccount}" } } },
])("takes %j", (rest) => {
  expect(check(rest)).toEqual([]);
});
