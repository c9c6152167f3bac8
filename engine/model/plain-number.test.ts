import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainNumber } from "./plain-number.ts";

describe("plainNumber", () => {
  it.each([
    ["1e3", "1000"],
    ["1E+21", "1000000000000000000000"],
    ["1.5e-7", "0.00000015"],
    ["-1.25e1", "-12.5"],
    ["12.5e1", "125"],
    ["0.5e0", "0.5"],
    ["123e-2", "1.23"],
    ["1.50", "1.50"],
    ["-7", "-7"],
    ["Infinity", "Infinity"],
    ["1e9999", "1e9999"],
  ])("of %s is %s", (written, plain) => {
    expect(plainNumber(written)).toBe(plain);
  });

  it("has no exponent and is the same number", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const plain = plainNumber(String(value));
        expect(plain).toMatch(/^-?\d+(?:\.\d+)?$/u);
        expect(Number(plain)).toBe(value + 0);
      }),
    );
  });
});
