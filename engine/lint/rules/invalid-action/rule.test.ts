import { expect, it } from "vitest";
import { symbolic } from "../../symbolic.ts";
import { findings } from "../check.ts";

const check = (Action: unknown) =>
  findings("invalid-action", {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { AWS: "111122223333" }, Action, Resource: "*" }],
  });

it.each([
  ["Decrypt", "kms:Decrypt"],
  ["kms=Decrypt", "kms:Decrypt"],
  ["kms.decrypt", "kms:Decrypt"],
  ["*:Decrypt", "kms:Decrypt"],
  ["GenerateDataKey*", "kms:GenerateDataKey*"],
])("reports %s", (action, wanted) => {
  const pointer = "/Statement/0/Action/1";
  expect(check(["kms:Encrypt", action])).toEqual([
    expect.objectContaining({
      message: `\`${action}\` is no action and matches nothing; write \`${wanted}\``,
      pointer,
      fix: { description: `write \`${wanted}\``, safe: false, edits: [{ op: "replace", pointer, value: wanted }] },
    }),
  ]);
});

it.each(["", "anything", "Nothing*"])("reports `%s`, without a guess", (action) => {
  expect(check(action)).toEqual([
    expect.objectContaining({
      message: `\`${action}\` is no action and matches nothing; write \`kms:\` and the name of one`,
      fix: null,
    }),
  ]);
});

it.each(["*", "*:*", "kms:*", "KMS:Decrypt", "s3:GetObject", "kms:Decrypt ", symbolic("Action")])(
  "takes %s",
  (action) => {
    expect(check(action)).toEqual([]);
  },
);
