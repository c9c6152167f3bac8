import { expect, it } from "vitest";
import { symbolic } from "../../symbolic.ts";
import { findings } from "../check.ts";

const id = "account-id-value";

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
  [
    "kms:CallerAccount",
    "arn:aws:iam::111122223333:root",
    "`kms:CallerAccount` is an account id, never `arn:aws:iam::111122223333:root`; write `111122223333`",
  ],
  [
    "aws:SourceAccount",
    "1111-2222-3333",
    "`aws:SourceAccount` is an account id, never `1111-2222-3333`; write `111122223333`",
  ],
  ["aws:PrincipalAccount", "11112222333", "`aws:PrincipalAccount` is an account id of 12 digits, never `11112222333`"],
  ["aws:SourceAccount", "ACCOUNT_ID", "`aws:SourceAccount` is an account id of 12 digits, never `ACCOUNT_ID`"],
  [
    "kms:CallerAccount",
    11122223333,
    "`kms:CallerAccount` is an account id of 12 digits; write it in quotes, with its leading zeros, in place of `11122223333`",
  ],
])("reports %s %s", (key, value, message) => {
  expect(findings(id, policy("StringEquals", key, [value]))).toEqual([
    expect.objectContaining({ message, pointer: `/Statement/0/Condition/StringEquals/${key}/0` }),
  ]);
});

it("offers the account", () => {
  const [finding] = findings(id, policy("StringEquals", "kms:CallerAccount", "1111-2222-3333"));
  const pointer = "/Statement/0/Condition/StringEquals/kms:CallerAccount";
  expect(finding?.fix?.edits).toEqual([{ op: "replace", pointer, value: "111122223333" }]);
});

it.each([
  ["StringEquals", "kms:CallerAccount", "111122223333"],
  ["StringLike", "aws:SourceAccount", "1111*"],
  ["StringEquals", "aws:SourceAccount", symbolic("AWS::AccountId")],
  ["StringEquals", "aws:ResourceAccount", "${aws:PrincipalAccount}"],
  ["StringEquals", "aws:PrincipalTag/account", "dev"],
  ["Null", "aws:SourceAccount", "false"],
])("takes %s on %s: %s", (operator, key, value) => {
  expect(findings(id, policy(operator, key, value))).toEqual([]);
});
