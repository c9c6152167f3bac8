import { describe, expect, it } from "vitest";
import { didYouMean, isSlip, nearestName } from "./nearest-name.ts";

describe("nearestName", () => {
  const names = ["kms:Decrypt", "kms:Encrypt", "kms:DescribeKey"];

  it.each([
    ["kms:Decrpt", "kms:Decrypt"],
    ["KMS:encrypt", "kms:Encrypt"],
    ["kms:DescribeKeys", "kms:DescribeKey"],
    ["kms:Dcerypt", "kms:Decrypt"],
    ["s3:GetObject", null],
    ["", null],
  ])("of %s is %s", (written, nearest) => {
    expect(nearestName(written, names)).toBe(nearest);
  });

  it.each([
    ["x:abcdefg", ["x:abcdeyz"], null],
    ["x:abcdefgh", ["x:abcdefyz"], "x:abcdefyz"],
    ["a:b/abcdefg", ["a:b/abcdeyz"], null],
    ["a/b:abcdefgh", ["a/b:abcdefyz"], "a/b:abcdefyz"],
    ["abcdefgh", ["abcdefyz"], "abcdefyz"],
    ["x:abcd", ["x:abyz"], null],
    ["x:abcd", ["x:abzc"], null],
    ["x:abcd", ["x:abdz"], null],
    ["x:abcd", ["x:abdc"], "x:abdc"],
    ["x:abdc", ["x:abdc", "x:abcd"], "x:abdc"],
    ["x:abcd", ["x:abcz", "x:abcy"], "x:abcz"],
    ["x:badc", ["x:abcd"], null],
    ["ba", ["ab"], "ab"],
    ["b", ["ab"], "ab"],
  ])("of %s among %j is %s", (written, among, nearest) => {
    expect(nearestName(written, among)).toBe(nearest);
  });

  it("becomes a question, or nothing", () => {
    expect(didYouMean("kms:Decrpt", names)).toBe("; did you mean `kms:Decrypt`?");
    expect(didYouMean("x", names)).toBe("");
  });
});

it.each([
  ["encryptionContext", true],
  ["EncryptionContxt", true],
  ["EncryptionContexts", true],
  ["EncryptoinContext", true],
  ["EncryptionContekt", true],
  ["EncryptionContext", false],
  ["SourceEncryptionContext", false],
  ["EncryptionAlgorithm", false],
])("%s is a slip of EncryptionContext: %s", (written, slip) => {
  expect(isSlip(written, "EncryptionContext")).toBe(slip);
});
