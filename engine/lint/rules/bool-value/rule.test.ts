import { expect, it } from "vitest";
import { symbolic } from "../../symbolic.ts";
import { findings } from "../check.ts";

const id = "bool-value";
const key = "kms:GrantIsForAWSResource";

const check = (operator: string, value: unknown) =>
  findings(id, {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { AWS: "111122223333" },
        Action: "kms:CreateGrant",
        Resource: "*",
        Condition: { [operator]: { [key]: value } },
      },
    ],
  });

it.each(["yes", "1", 1, ""])("reports %s", (value) => {
  expect(check("BoolIfExists", [value])).toEqual([
    expect.objectContaining({
      message: `\`Bool\` takes \`true\` or \`false\`, never \`${String(value)}\``,
      pointer: `/Statement/0/Condition/BoolIfExists/${key}/0`,
    }),
  ]);
});

it("reports both at once", () => {
  expect(check("Bool", ["true", false])).toEqual([
    expect.objectContaining({
      message: `\`${key}\` is always \`true\` or \`false\`, so that both say nothing; write the one that is meant`,
      pointer: `/Statement/0/Condition/Bool/${key}`,
    }),
  ]);
});

it.each([
  ["Bool", "true"],
  ["Bool", false],
  ["Bool", "True"],
  ["Bool", symbolic("Flag")],
  ["StringEquals", "yes"],
])("takes %s %s", (operator, value) => {
  expect(check(operator, value)).toEqual([]);
});
