import { expect, it } from "vitest";
import { findings } from "../check.ts";

const id = "multi-valued-needs-set-operator";

const policy = (Condition: unknown) => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "kms:*", Resource: "*", Condition }],
});

it.each([
  ["StringLike", "kms:ResourceAliases", "ForAnyValue:StringLike"],
  ["StringEquals", "kms:GrantOperations", "ForAllValues:StringEquals"],
  ["StringEqualsIfExists", "aws:TagKeys", "ForAnyValue:StringEqualsIfExists"],
  ["StringNotEquals", "aws:CalledVia", null],
])("reports %s on %s", (operator, key, wanted) => {
  const pointer = `/Statement/0/Condition/${operator}`;
  expect(findings(id, policy({ [operator]: { [key]: "x" } }), { kind: "identity-policy" })).toEqual([
    expect.objectContaining({
      message: `\`${key}\` can have several values; write \`ForAnyValue:${operator}\` where one must match, \`ForAllValues:${operator}\` where all must`,
      pointer: `${pointer}/${key}`,
      fix:
        wanted === null
          ? null
          : { description: `write \`${wanted}\``, safe: false, edits: [{ op: "rename", pointer, name: wanted }] },
    }),
  ]);
});

it("offers no change that touches other keys", () => {
  const shared = policy({ StringEquals: { "aws:TagKeys": "a", "kms:CallerAccount": "111122223333" } });
  expect(findings(id, shared, { kind: "identity-policy" })).toEqual([expect.objectContaining({ fix: null })]);
});

it.each([
  ["ForAnyValue:StringLike", "kms:ResourceAliases"],
  ["Null", "kms:EncryptionContextKeys"],
  ["StringEquals", "kms:RequestAlias"],
  ["StringEquals", "kms:NoSuchKey"],
])("takes %s on %s", (operator, key) => {
  expect(findings(id, policy({ [operator]: { [key]: "true" } }), { kind: "identity-policy" })).toEqual([]);
});
