import { expect, it } from "vitest";
import { symbolic } from "../../symbolic.ts";
import { findings } from "../check.ts";

const id = "date-value";
const key = "aws:CurrentTime";

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

it.each(["tomorrow", "01/31/2030", "2030-1-31", "2030-01-31 00:00:00"])("reports %s", (value) => {
  expect(check("DateLessThanIfExists", [value])).toEqual([
    expect.objectContaining({
      message: `\`${value}\` is no date, so that \`DateLessThan\` never finds it; write ISO 8601, such as \`2030-01-31T00:00:00Z\`, or seconds since 1970`,
      pointer: `/Statement/0/Condition/DateLessThanIfExists/${key}/0`,
    }),
  ]);
});

it.each([
  ["DateLessThan", "2030-01-31T00:00:00Z"],
  ["DateLessThan", "2030-01-31"],
  ["DateLessThan", 1900000000],
  ["DateEquals", symbolic("Value")],
  ["StringEquals", "x"],
])("takes %s %s", (operator, value) => {
  expect(check(operator, value)).toEqual([]);
});
