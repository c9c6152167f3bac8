import { describe, expect, it } from "vitest";
import type { MatrixAnswer } from "../engine.protocol.ts";
import { affectedBy } from "./affected.ts";
import { blankWorkspace } from "./blank.ts";
import { flipsBetween, groupFlips } from "./flips.ts";

const matrix = (...allowed: readonly boolean[]): MatrixAnswer => ({
  kind: "matrix",
  plan: { keys: ["k"], principals: ["p", "q"], circumstances: {} },
  rows: { k: { "kms:Decrypt": allowed.map((one) => ({ allowed: one, reason: "r" })), "kms:Sign": [null, null] } },
  milliseconds: 0,
});

describe("flipsBetween", () => {
  it("lists what changes, and nothing else", () => {
    expect(flipsBetween(matrix(true, false), matrix(true, false))).toEqual([]);
    const flips = flipsBetween(matrix(true, false), matrix(false, true));
    expect(flips.map(({ principal, allowed }) => [principal, allowed])).toEqual([
      ["p", false],
      ["q", true],
    ]);
    expect(groupFlips(flips).map(({ principal, actions }) => [principal, actions])).toEqual([
      ["q", ["kms:Decrypt"]],
      ["p", ["kms:Decrypt"]],
    ]);
  });
});

describe("affectedBy", () => {
  const { files } = blankWorkspace;
  const change = (name: string) => affectedBy(files, { ...files, [name]: "{}" });
  const keyPolicy = Object.keys(files).find((name) => name.startsWith("key-policies/")) ?? "";
  const identityPolicy = Object.keys(files).find((name) => name.startsWith("identity-policies/")) ?? "";

  it("asks about a key alone where its policy changed, and about a principal alone where its did", () => {
    expect(change(keyPolicy)).toMatchObject({ files: [keyPolicy], keys: [expect.stringContaining(":key/")] });
    expect(change(identityPolicy)).toMatchObject({ principals: ["arn:aws:iam::111122223333:role/MyRole"] });
    expect(change("environment.json").principals).toEqual(["arn:aws:iam::111122223333:role/MyRole"]);
  });

  it("asks about nothing where only the question changed", () => {
    expect(change("request.json").files).toEqual([]);
  });
});
