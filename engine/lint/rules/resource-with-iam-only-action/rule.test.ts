import { expect, it } from "vitest";
import { symbolic } from "../../symbolic.ts";
import { findings } from "../check.ts";

const id = "resource-with-iam-only-action";
const key = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

const check = (Effect: string, Action: unknown, Resource: unknown) =>
  findings(id, { Version: "2012-10-17", Statement: [{ Effect, Action, Resource }] }, { kind: "identity-policy" });

it.each([
  ["Allow", "allowed"],
  ["Deny", "denied"],
])("reports it in %s", (effect, what) => {
  expect(check(effect, ["kms:Decrypt", "kms:ListKeys"], [key, "arn:aws:kms:*:*:key/*"])).toEqual([
    expect.objectContaining({
      message: `\`kms:ListKeys\` is about no key and is never ${what} here; put it in a statement with the Resource \`*\``,
      pointer: "/Statement/0/Action/1",
    }),
  ]);
});

it.each([
  ["kms:ListKeys", "*"],
  ["kms:CreateKey", [key, "*"]],
  ["kms:CreateKey", "arn:aws:kms:us-east-1:111122223333:*"],
  ["kms:CreateKey", symbolic("Key")],
  ["kms:Decrypt", key],
  ["kms:List*", key],
])("takes %s on %s", (action, resource) => {
  expect(check("Allow", action, resource)).toEqual([]);
});
