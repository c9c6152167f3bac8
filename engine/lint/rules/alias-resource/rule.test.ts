import { expect, it } from "vitest";
import { symbolic } from "../../symbolic.ts";
import { findings } from "../check.ts";

const id = "alias-resource";
const alias = "arn:aws:kms:us-east-1:111122223333:alias/app";

const check = (Action: unknown, Resource: unknown, more: object = {}) =>
  findings(
    id,
    { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action, Resource, ...more }] },
    { kind: "identity-policy" },
  );

it("reports an alias for its key", () => {
  expect(check(["kms:Decrypt", "kms:DescribeKey"], alias)).toEqual([
    expect.objectContaining({
      message: `\`${alias}\` is the alias, not its key, and no action here is about aliases; name the key, or ask for \`kms:ResourceAliases\` or \`kms:RequestAlias\` in the condition`,
      pointer: "/Statement/0/Resource",
      fix: {
        description: "ask for `kms:ResourceAliases`",
        safe: false,
        edits: [
          { op: "replace", pointer: "/Statement/0/Resource", value: "arn:aws:kms:us-east-1:111122223333:key/*" },
          {
            op: "insert",
            pointer: "/Statement/0/Condition",
            value: { "ForAnyValue:StringLike": { "kms:ResourceAliases": "alias/app" } },
          },
        ],
      },
    }),
  ]);
});

it("reports it in a resource control policy, too", () => {
  const deny = { Effect: "Deny", Principal: "*", Action: "kms:Decrypt", Resource: alias };
  const found = findings(id, { Version: "2012-10-17", Statement: [deny] }, { kind: "resource-control-policy" });
  expect(found.map(({ pointer }) => pointer)).toEqual(["/Statement/0/Resource"]);
});

it("offers no change where the statement has a condition or other resources", () => {
  const condition = { Condition: { Bool: { "aws:SecureTransport": "true" } } };
  expect(check("kms:Decrypt", alias, condition)).toEqual([expect.objectContaining({ fix: null })]);
  expect(check("kms:Decrypt", ["arn:aws:kms:*:*:key/*", alias])).toEqual([
    expect.objectContaining({ pointer: "/Statement/0/Resource/1", fix: null }),
  ]);
});

it.each([
  ["an action on aliases", "kms:CreateAlias", alias],
  ["a wildcard that reaches one", ["kms:*"], alias],
  ["a key", "kms:Decrypt", "arn:aws:kms:us-east-1:111122223333:key/*"],
  ["no action of KMS", "s3:GetObject", alias],
  ["an action not known", [`kms:${symbolic("Action")}`, "kms:Decrypt"], alias],
  ["an alias not known", "kms:Decrypt", symbolic("Alias")],
])("takes %s", (_, action, resource) => {
  expect(check(action, resource)).toEqual([]);
});
