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
