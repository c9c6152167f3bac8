import { expect, it } from "vitest";
import { symbolic } from "../../symbolic.ts";
import { findings } from "../check.ts";

const id = "numeric-value";
const key = "kms:ScheduleKeyDeletionPendingWindowInDays";

const check = (operator: string, value: unknown) =>
  findings(id, {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { AWS: "111122223333" },
        Action: "kms:*",
        Resource: "*",
        Condition: { [operator]: { [key]: value } },
      },
    ],
  });

it.each(["seven", "7 days", "7*", ""])("reports %s", (value) => {
  expect(check("NumericLessThanIfExists", [value])).toEqual([
    expect.objectContaining({
      message: `\`${value}\` is no number, so that \`NumericLessThan\` never finds it; write digits alone, such as \`7\``,
      pointer: `/Statement/0/Condition/NumericLessThanIfExists/${key}/0`,
    }),
  ]);
});

it.each([
  ["NumericLessThan", "7"],
  ["NumericLessThan", 7],
  ["NumericLessThan", "-7.5"],
  ["NumericEquals", symbolic("Value")],
  ["StringEquals", "x"],
])("takes %s %s", (operator, value) => {
  expect(check(operator, value)).toEqual([]);
});
