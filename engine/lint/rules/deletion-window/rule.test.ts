import { expect, it } from "vitest";
import { symbolic } from "../../symbolic.ts";
import { findings } from "../check.ts";

const key = "kms:ScheduleKeyDeletionPendingWindowInDays";

const allow = (action: unknown, condition?: unknown) => ({
  Effect: "Allow",
  Principal: { AWS: "arn:aws:iam::111122223333:role/Admin" },
  Action: action,
  Resource: "*",
  Condition: condition,
});

const found = (statement: unknown, ...others: readonly unknown[]) =>
  findings("deletion-window", { Version: "2012-10-17", Statement: [statement, ...others] });

it.each(["kms:ScheduleKeyDeletion", "kms:Schedule*"])("reports %s without a condition", (action) => {
  expect(found(allow(["kms:DescribeKey", action]))).toEqual([
    expect.objectContaining({
      message: `this lets the caller choose a waiting period of 7 days; add \`NumericGreaterThanEquals\` \`${key}\` \`30\``,
      pointer: "/Statement/0/Action/1",
    }),
  ]);
});

it("reports a period that is too short", () => {
  const statement = allow("kms:ScheduleKeyDeletion", { NumericGreaterThanEquals: { [key]: "14" } });
  expect(found(statement)).toEqual([
    expect.objectContaining({
      message: "a waiting period of 14 days is shorter than the 30 of `deletionWindow`; write `30`",
      pointer: `/Statement/0/Condition/NumericGreaterThanEquals/${key}`,
    }),
  ]);
});

it("goes by the setting", () => {
  const statement = allow("kms:ScheduleKeyDeletion", { NumericGreaterThanEquals: { [key]: 14 } });
  const policy = { Version: "2012-10-17", Statement: [statement] };
  expect(findings("deletion-window", policy, { settings: { deletionWindow: 14 } })).toEqual([]);
});

it.each([
  ["the whole period", allow("kms:ScheduleKeyDeletion", { NumericGreaterThanEquals: { [key]: "30" } })],
  [
    "a period that a template leaves open",
    allow("kms:ScheduleKeyDeletion", { NumericGreaterThanEquals: { [key]: symbolic("Days") } }),
  ],
  ["all actions", allow("kms:*")],
  ["other actions", allow(["kms:Decrypt", "kms:CancelKeyDeletion"])],
])("takes %s", (_, statement) => {
  expect(found(statement)).toEqual([]);
});

it("takes a Deny of shorter periods", () => {
  const deny = { ...allow("kms:ScheduleKeyDeletion", { NumericLessThan: { [key]: "30" } }), Effect: "Deny" };
  expect(found(allow("kms:ScheduleKeyDeletion"), deny)).toEqual([]);
});
