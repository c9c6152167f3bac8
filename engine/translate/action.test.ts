import { describe, expect, it } from "vitest";
import { permissions, findPermission } from "../catalog/permissions.ts";
import { fold, print } from "../expression/expression.ts";
import { actionTest, actionUid } from "./action.ts";

function decryptIn(patterns: readonly string[], negated = false) {
  const permission = findPermission("kms:Decrypt");
  if (permission === null) throw new Error("no kms:Decrypt");
  return actionTest({ negated, patterns }, permission);
}

const uid = (name: string): string => `KMS::Action::"${name}"`;

describe("an Action element", () => {
  it.each([
    [["kms:Decrypt"], true, `action in [${uid("Decrypt")}]`],
    [["KMS:decrypt"], true, `action in [${uid("Decrypt")}]`],
    [["kms:Encrypt", "kms:Decr?pt"], true, `action in [${uid("Decrypt")}, ${uid("Encrypt")}]`],
    [["kms:Encrypt"], false, `action in [${uid("Encrypt")}]`],
    [["kms:ReEncrypt*"], false, `action in [${uid("ReEncryptFrom")}, ${uid("ReEncryptTo")}]`],
    [["kms:*"], true, "true"],
    [["*"], true, "true"],
    [["s3:*", "kms=Decrypt", "Decrypt"], false, "false"],
    [[], false, "false"],
  ])("of %j covers kms:Decrypt: %s", (patterns, covers, cedar) => {
    expect(fold(decryptIn(patterns))).toEqual({ kind: "constant", value: covers });
    expect(print(decryptIn(patterns))).toBe(cedar);
  });

  it.each([
    [["kms:Decrypt"], false, `!(action in [${uid("Decrypt")}])`],
    [["kms:Encrypt"], true, `!(action in [${uid("Encrypt")}])`],
    [["kms:*"], false, "false"],
    [["s3:*"], true, "true"],
  ])("negated, of %j covers kms:Decrypt: %s", (patterns, covers, cedar) => {
    expect(fold(decryptIn(patterns, true))).toEqual({ kind: "constant", value: covers });
    expect(print(decryptIn(patterns, true))).toBe(cedar);
  });

  it("reads nothing of the request", () => {
    expect(decryptIn(["kms:Decrypt"])).toEqual({
      kind: "test",
      cedar: `action in [${uid("Decrypt")}]`,
      reads: [],
      settled: true,
      fact: false,
    });
  });

  it("of all actions one by one says nothing", () => {
    expect(print(decryptIn(permissions.map(({ action }) => action)))).toBe("true");
    expect(print(decryptIn(permissions.slice(1).map(({ action }) => action)))).toContain("action in");
  });
});

describe("actionUid", () => {
  it("leaves the service out", () => {
    expect(actionUid("kms:Decrypt")).toBe(uid("Decrypt"));
  });
});
