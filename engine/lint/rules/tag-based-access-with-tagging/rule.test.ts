import { expect, it } from "vitest";
import { findings } from "../check.ts";

const use = {
  Effect: "Allow",
  Action: "kms:Decrypt",
  Resource: "*",
  Condition: { StringEquals: { "aws:ResourceTag/team": "x" } },
};
const key = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

const found = (...statements: readonly unknown[]) =>
  findings(
    "tag-based-access-with-tagging",
    { Version: "2012-10-17", Statement: statements },
    { kind: "identity-policy" },
  );

it.each(["kms:TagResource", "kms:Tag*"])("reports %s", (action) => {
  const change = { Effect: "Allow", Action: ["kms:DescribeKey", action], Resource: "*" };
  expect(found(use, change)).toEqual([
    expect.objectContaining({
      message: `\`${action}\` lets this identity tag any key and so meet the condition on \`aws:ResourceTag\`; limit it by \`aws:TagKeys\` or \`aws:ResourceTag\``,
      pointer: "/Statement/1/Action/1",
    }),
  ]);
});

const change = { Effect: "Allow", Action: "kms:TagResource", Resource: "*" };

it.each([
  ["a use that is not narrowed", [{ ...use, Condition: undefined }, change]],
  ["a change of one key", [use, { ...change, Resource: key }]],
  ["a change within bounds", [use, { ...change, Condition: { StringEquals: { "aws:ResourceTag/team": "x" } } }]],
  ["a change in the same statement", [{ ...use, Action: ["kms:Decrypt", "kms:TagResource"] }]],
  ["who may do it all anyway", [use, { ...change, Action: "kms:*" }]],
  ["a Deny", [use, { ...change, Effect: "Deny" }]],
])("takes %s", (_, statements) => {
  expect(found(...statements)).toEqual([]);
});
