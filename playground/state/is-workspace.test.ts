import { describe, expect, it } from "vitest";
import { isCase, isWorkspace } from "./is-workspace.ts";

const when = { principal: "p", action: "kms:Decrypt", resource: "k" };
const good = { name: "n", when, then: { decision: "Deny", reason: "nothing-allows", layer: "grants" } };

describe("a workspace from outside", () => {
  it("has assertions that can be shown", () => {
    expect(isWorkspace({ title: "", description: "", files: {}, cases: [good] })).toBe(true);
    const call = { name: "n", when: { principal: "p", operation: "Encrypt" }, then: { decision: "Allow" } };
    expect(isCase(call)).toBe(true);
  });

  it.each([
    ["null", null],
    ["no name", { ...good, name: undefined }],
    ["no question", { ...good, when: {} }],
    ["a list for a question", { ...good, when: [] }],
    ["a principal that is no text", { ...good, when: { ...when, principal: 5 } }],
    ["an action that is no text", { ...good, when: { ...when, action: {} } }],
    ["an operation that is no text", { ...good, when: { ...when, operation: 5 } }],
    ["a resource that is no text", { ...good, when: { ...when, resource: null } }],
    ["no decision", { ...good, then: {} }],
    ["a reason that is no text", { ...good, then: { decision: "Deny", reason: { a: 1 } } }],
    ["a layer that is no text", { ...good, then: { decision: "Deny", layer: 5 } }],
  ])("is none with an assertion that cannot be shown: %s", (_what, one) => {
    expect(isCase(one)).toBe(false);
    expect(isWorkspace({ title: "", description: "", files: {}, cases: [good, one] })).toBe(false);
  });
});
