import { expect, it } from "vitest";
import { symbolic } from "../../symbolic.ts";
import { findings } from "../check.ts";

const id = "re-encrypt-half";

const check = (...statements: readonly (readonly [string, unknown])[]) =>
  findings(
    id,
    { Version: "2012-10-17", Statement: statements.map(([Effect, Action]) => ({ Effect, Action, Resource: "*" })) },
    { kind: "identity-policy" },
  );

it.each([
  ["kms:ReEncryptFrom", "kms:ReEncryptTo"],
  ["kms:ReEncryptTo", "kms:ReEncryptFrom"],
])("reports %s alone", (action, other) => {
  expect(check(["Allow", ["kms:Encrypt", action]], ["Deny", other])).toEqual([
    expect.objectContaining({
      message: `\`${action}\` is half of what ReEncrypt needs; allow \`${other}\` on the other key as well`,
      pointer: "/Statement/0/Action/1",
    }),
  ]);
});

it("takes both, in one statement or in two", () => {
  expect(check(["Allow", "kms:ReEncrypt*"])).toEqual([]);
  expect(check(["Allow", "kms:ReEncryptTo"], ["Allow", "kms:ReEncryptFrom"])).toEqual([]);
});

it("takes one in a Deny, and beside an action not known", () => {
  expect(check(["Deny", "kms:ReEncryptTo"])).toEqual([]);
  expect(check(["Allow", ["kms:ReEncryptTo", `kms:${symbolic("Action")}`]])).toEqual([]);
});
