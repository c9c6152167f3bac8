import { expect, it } from "vitest";
import { findings } from "../check.ts";

const policy = (length: number) => ({
  Version: "2012-10-17",
  Statement: [{ Sid: "A".repeat(length), Effect: "Allow", Principal: "*", Action: "kms:*", Resource: "*" }],
});

it("reports a policy that KMS would refuse for its size", () => {
  const [finding, ...others] = findings("policy-too-large", policy(33_000));
  expect(others).toEqual([]);
  expect(finding?.message).toMatch(/^a key policy of \d+ bytes; 32768 is the most; shorten it/u);
  expect(finding?.pointer).toBe("");
});

it("takes one within it", () => {
  expect(findings("policy-too-large", policy(32_000))).toEqual([]);
});
