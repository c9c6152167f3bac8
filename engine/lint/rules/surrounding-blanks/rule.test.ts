import { expect, it } from "vitest";
import type { PolicyKind } from "../../../model/policy.ts";
import { symbolic } from "../../symbolic.ts";
import { findings } from "../check.ts";

const check = (rest: Readonly<Record<string, unknown>>, kind: PolicyKind = "key-policy") =>
  findings(
    "surrounding-blanks",
    {
      Version: "2012-10-17",
      Statement: [
        { Effect: "Allow", Principal: { AWS: "111122223333" }, Action: "kms:Decrypt", Resource: "*", ...rest },
      ],
    },
    { kind },
  );

const key = "arn:aws:kms:us-east-1:111122223333:key/*";

it.each<readonly [Readonly<Record<string, unknown>>, string, string, string]>([
  [{ Action: [" kms:Decrypt"] }, "kms:Decrypt", "/Action/0", "replace"],
  [{ Action: "kms:Decrypt\n" }, "kms:Decrypt", "/Action", "replace"],
  [{ Resource: " *" }, "*", "/Resource", "replace"],
  [
    { Condition: { StringEquals: { "kms:ViaService ": "ec2.us-east-1.amazonaws.com" } } },
    "kms:ViaService",
    "/Condition/StringEquals/kms:ViaService ",
    "rename",
  ],
  [
    { Condition: { StringEquals: { "kms:CallerAccount": ["111122223333", "444455556666 "] } } },
    "444455556666",
    "/Condition/StringEquals/kms:CallerAccount/1",
    "replace",
  ],
])("reports %j", (rest, wanted, place, op) => {
  const pointer = `/Statement/0${place}`;
  const [finding, ...others] = check(rest);
  expect(finding).toMatchObject({
    message: `a blank before or behind \`${wanted}\`, with which it matches nothing; remove the blank`,
    pointer,
    fix: { edits: [{ op, pointer, [op === "rename" ? "name" : "value"]: wanted }] },
  });
  expect(others).toEqual([]);
});

it("leaves to another rule what is no ARN", () => {
  expect(check({ Resource: ` ${key}` }, "identity-policy")).toEqual([]);
  expect(check({ Resource: `${key} ` }, "identity-policy")).toHaveLength(1);
});

it.each<Readonly<Record<string, unknown>>>([
  {},
  { Action: ` ${symbolic("Action")}` },
  { Condition: { StringEquals: { "kms:EncryptionContext:name": ["two words", " "] } } },
  { Condition: { NumericLessThan: { "kms:ScheduleKeyDeletionPendingWindowInDays": 7 } } },
])("takes %j", (rest) => {
  expect(check(rest)).toEqual([]);
});
