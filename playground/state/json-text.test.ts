import { describe, expect, it } from "vitest";
import { isTooDeep, treeIn, valueIn } from "./json-text.ts";

const nested = (levels: number): string => "[".repeat(levels) + "]".repeat(levels);

describe("the JSON in a text", () => {
  it("is read as far as it goes", () => {
    expect(valueIn('{ "a": [1, true, null, "b"], "c": ')).toEqual({ a: [1, true, null, "b"] });
    expect(valueIn(undefined)).toBeUndefined();
    expect(treeIn("")).toBeNull();
  });

  it("has members of any name, and inherits none", () => {
    const value = valueIn('{ "__proto__": { "keys": {} }, "constructor": 1 }');
    expect(Object.keys(value as object)).toEqual(["__proto__", "constructor"]);
    expect((value as { readonly keys?: unknown }).keys).toBeUndefined();
  });

  it("is nothing where it is nested deeper than the engine reads, however deep", () => {
    expect(valueIn(nested(64))).toBeInstanceOf(Array);
    for (const levels of [65, 100_000]) {
      expect(isTooDeep(nested(levels))).toBe(true);
      expect(valueIn("[".repeat(levels))).toBeUndefined();
    }
  });

  it("counts no bracket in a string, long or unfinished", () => {
    const brackets = "[".repeat(3_000_000);
    expect(valueIn(JSON.stringify([`${brackets}"\\`]))).toEqual([`${brackets}"\\`]);
    expect(isTooDeep(`{ "a": "${brackets}\n}`)).toBe(false);
  });
});
