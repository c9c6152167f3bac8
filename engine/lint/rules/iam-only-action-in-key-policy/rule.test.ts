import { expect, it } from "vitest";
import { findings } from "../check.ts";

const id = "iam-only-action-in-key-policy";

const withActions = (Action: unknown) => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { AWS: "111122223333" }, Action, Resource: "*" }],
});

it.each(["kms:ListKeys", "kms:CreateKey", "kms:GenerateRandom", "kms:ListAliases"])("reports %s", (action) => {
  const pointer = "/Statement/0/Action/1";
  expect(findings(id, withActions(["kms:Decrypt", action.toLowerCase()]))).toEqual([
    expect.objectContaining({
      message: `\`${action}\` is about no key and does nothing in a key policy; give it in an IAM policy with the Resource \`*\``,
      pointer,
      fix: { description: `remove \`${action.toLowerCase()}\``, safe: true, edits: [{ op: "remove", pointer }] },
    }),
  ]);
});

it("does not empty the list", () => {
  expect(findings(id, withActions("kms:ListKeys"))).toEqual([expect.objectContaining({ fix: null })]);
  const fixes = findings(id, withActions(["kms:ListKeys", "kms:CreateKey"])).map(({ fix }) => fix);
  expect(fixes).toEqual([null, null]);
});

it.each(["kms:*", "kms:List*", "kms:DescribeKey", "kms:CreateGrant"])("takes %s", (action) => {
  expect(findings(id, withActions(action))).toEqual([]);
});

it("takes it in an identity policy", () => {
  const policy = { Version: "2012-10-17", Statement: { Effect: "Allow", Action: "kms:ListKeys", Resource: "*" } };
  expect(findings(id, policy, { kind: "identity-policy" })).toEqual([]);
});
