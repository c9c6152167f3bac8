import { expect, it } from "vitest";
import { findings } from "../check.ts";

const check = (statement: object) => findings("idle-statement", { Version: "2012-10-17", Statement: [statement] });
const usual = { Effect: "Allow", Principal: { AWS: "111122223333" } };

it("reports a statement without a resource, and adds it", () => {
  expect(check({ ...usual, Action: "kms:Decrypt" })).toEqual([
    expect.objectContaining({
      message: "a statement without `Resource` does nothing, and KMS refuses it by now; add `Resource` with `*`",
      pointer: "/Statement/0",
      fix: {
        description: "add `Resource` with `*`",
        safe: false,
        edits: [{ op: "insert", pointer: "/Statement/0/Resource", value: "*" }],
      },
    }),
  ]);
});

it("reports a statement without actions once, resource or not", () => {
  const message =
    "a statement without `Action` does nothing, and KMS refuses it by now; list the actions that it is about";
  expect(check({ ...usual, Resource: "*" })).toEqual([expect.objectContaining({ message, fix: null })]);
  expect(check(usual)).toEqual([expect.objectContaining({ message })]);
});

it("takes negated elements", () => {
  expect(check({ ...usual, Effect: "Deny", NotAction: "kms:Decrypt", NotResource: "*" })).toEqual([]);
});
