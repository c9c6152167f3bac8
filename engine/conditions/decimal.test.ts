import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ceiling, compareDecimals, floor, parseDecimal, toSafeInteger } from "./decimal.ts";

const decimal = (text: string) => {
  const parsed = parseDecimal(text);
  if (parsed === null) throw new Error(`${text} is no decimal`);
  return parsed;
};

describe("decimals", () => {
  it.each(["", " 1", "1e3", "0x10", "1.", ".5", "Infinity", "1,5", "--1"])("refuse %j", (text) => {
    expect(parseDecimal(text)).toBeNull();
  });

  it.each([
    ["7", { units: 7n, scale: 0 }],
    ["+7.50", { units: 750n, scale: 2 }],
    ["-0.5", { units: -5n, scale: 1 }],
    ["-007.0", { units: -70n, scale: 1 }],
  ])("read %s to its last digit", (text, expected) => {
    expect(parseDecimal(text)).toEqual(expected);
  });

  it("compare exactly where numbers would round", () => {
    expect(compareDecimals(decimal("9007199254740993"), decimal("9007199254740992"))).toBe(1);
    expect(compareDecimals(decimal("0.1"), decimal("0.10"))).toBe(0);
    expect(compareDecimals(decimal("-1.5"), decimal("-1.25"))).toBe(-1);
  });

  it("round like the numbers that they are", () => {
    fc.assert(
      fc.property(fc.integer({ min: -100000, max: 100000 }), fc.integer({ min: 0, max: 3 }), (units, scale) => {
        const text = (units / 10 ** scale).toFixed(scale);
        expect(floor(decimal(text)) + 0).toBe(Math.floor(Number(text)) + 0);
        expect(ceiling(decimal(text))).toBe(Math.ceil(Number(text)) + 0);
      }),
    );
  });

  it("are no safe integers with a fraction or beyond what JSON carries", () => {
    expect(toSafeInteger(decimal("180"))).toBe(180);
    expect(toSafeInteger(decimal("180.0"))).toBe(180);
    expect(toSafeInteger(decimal("180.5"))).toBeNull();
    expect(toSafeInteger(decimal("12345678901234567890"))).toBeNull();
    expect(floor(decimal("12345678901234567890"))).toBe(Number.MAX_SAFE_INTEGER);
    expect(floor(decimal("-12345678901234567890"))).toBe(-Number.MAX_SAFE_INTEGER);
    expect(ceiling(decimal("-12345678901234567890"))).toBe(-Number.MAX_SAFE_INTEGER);
  });
});
