import { describe, expect, it } from "vitest";
import { expandActions, matchesAction } from "./actions.ts";
import { permissions } from "./permissions.ts";

describe("matchesAction", () => {
  it.each([
    ["*", "kms:Decrypt"],
    ["kms:*", "kms:Decrypt"],
    ["KMS:decrypt", "kms:Decrypt"],
    ["kms:De?rypt", "kms:Decrypt"],
    ["kms:*Key*", "kms:DescribeKey"],
    ["k*s:*", "kms:Decrypt"],
    ["s3:*", "s3:GetObject"],
  ])("%s matches %s", (pattern, action) => {
    expect(matchesAction(pattern, action)).toBe(true);
  });

  it.each([
    ["kms:Decryp", "kms:Decrypt"],
    ["kms:Decrypt?", "kms:Decrypt"],
    ["kms=Decrypt", "kms:Decrypt"],
    ["Decrypt", "kms:Decrypt"],
    ["", "kms:Decrypt"],
    ["kms:ReEncrypt", "kms:ReEncryptTo"],
  ])("%s does not match %s", (pattern, action) => {
    expect(matchesAction(pattern, action)).toBe(false);
  });
});

describe("expandActions", () => {
  it.each([["*"], ["kms:*"], ["KMS:*"]])("%s is every action", (pattern) => {
    expect(expandActions([pattern])).toEqual(permissions.map(({ action }) => action));
  });

  it("takes each action once, in the catalogue's order", () => {
    expect(expandActions(["kms:reencrypt*", "kms:Decrypt", "kms:ReEncryptTo", "s3:*"])).toEqual([
      "kms:Decrypt",
      "kms:ReEncryptFrom",
      "kms:ReEncryptTo",
    ]);
  });

  it("agrees with matchesAction", () => {
    for (const pattern of [
      "kms:Decrypt",
      "kms:GenerateDataKey*",
      "kms:?ncrypt",
      "kms:ReEncrypt",
      "kms:list*",
      "ec2:*",
      "",
    ]) {
      const matching = permissions.filter(({ action }) => matchesAction(pattern, action));
      expect(expandActions([pattern])).toEqual(matching.map(({ action }) => action));
    }
  });

  it("of nothing is nothing", () => {
    expect(expandActions([])).toEqual([]);
  });
});
