import { expect, it } from "vitest";
import { symbolic } from "../../symbolic.ts";
import { findings } from "../check.ts";

const allow = (principal: unknown, action: unknown = ["kms:Put*", "kms:Describe*"]) => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { AWS: principal }, Action: action, Resource: "*" }],
});

const admins = ["arn:aws:iam::111122223333:role/Admin*"];
const app = "arn:aws:iam::111122223333:role/App";

it.each([[["kms:Put*"]], [["kms:PutKeyPolicy", "kms:Encrypt"]]])("reports %j", (action) => {
  expect(findings("policy-escalation", allow([app], action), { settings: { admins } })).toEqual([
    expect.objectContaining({
      message: `\`${app}\` is none of \`admins\`, but may change the key policy, and so give itself everything; do without \`kms:PutKeyPolicy\``,
      pointer: "/Statement/0/Principal/AWS/0",
    }),
  ]);
});

it.each([
  ["an administrator", allow("arn:aws:iam::111122223333:role/Administrator")],
  ["the account", allow("111122223333")],
  ["other actions", allow(app, "kms:Decrypt")],
  ["all actions, as `key-full-access` reports them", allow(app, "kms:*")],
  ["a principal that a template leaves open", allow(symbolic("Role"))],
])("takes %s", (_, policy) => {
  expect(findings("policy-escalation", policy, { settings: { admins } })).toEqual([]);
});

it("says nothing where nobody is named as administrator", () => {
  expect(findings("policy-escalation", allow(app))).toEqual([]);
});

it("tells of one that uses the key by another statement, quietly", () => {
  const use = { Effect: "Allow", Principal: { AWS: [app, "111122223333"] }, Action: "kms:Decrypt", Resource: "*" };
  const put = allow(app).Statement[0];
  const check = (...Statement: readonly unknown[]) =>
    findings("policy-escalation", { Version: "2012-10-17", Statement }).map(({ severity, pointer }) => [
      severity,
      pointer,
    ]);
  expect(check(use, put)).toEqual([["info", "/Statement/1/Principal/AWS"]]);
  expect(check({ ...use, Effect: "Deny" }, put)).toEqual([]);
  expect(check({ ...use, Principal: { AWS: "arn:aws:iam::111122223333:role/Other" } }, put)).toEqual([]);
  expect(check({ ...use, Action: "kms:Encrypt" }, put)).toEqual([]);
  const both = allow(app, ["kms:PutKeyPolicy", "kms:Decrypt"]).Statement[0];
  expect(check(both, use)).toEqual([["warning", "/Statement/0/Principal/AWS"]]);
});
