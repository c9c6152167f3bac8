import { expect, it } from "vitest";
import { findings } from "../check.ts";

const id = "retire-grant-in-key-policy";

const withActions = (Action: unknown) => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: "*", Action, Resource: "*" }],
});

it.each(["key-policy", "resource-control-policy"] as const)("reports it in a %s", (kind) => {
  const pointer = "/Statement/0/Action/1";
  expect(findings(id, withActions(["kms:CreateGrant", "kms:retiregrant"]), { kind })).toEqual([
    expect.objectContaining({
      message:
        "`kms:RetireGrant` does nothing in this policy; name a retiring principal in the grant, or give `kms:RevokeGrant`",
      pointer,
      fix: { description: "remove `kms:retiregrant`", safe: true, edits: [{ op: "remove", pointer }] },
    }),
  ]);
});

it("does not empty the list", () => {
  expect(findings(id, withActions(["kms:RetireGrant"]))).toEqual([expect.objectContaining({ fix: null })]);
});

it.each(["kms:*", "kms:Re*", "kms:RevokeGrant"])("takes %s", (action) => {
  expect(findings(id, withActions(action))).toEqual([]);
});

it("takes it in an identity policy", () => {
  const policy = { Version: "2012-10-17", Statement: { Effect: "Allow", Action: "kms:RetireGrant", Resource: "*" } };
  expect(findings(id, policy, { kind: "identity-policy" })).toEqual([]);
});
