import { describe, expect, it } from "vitest";
import { keepUpTo } from "./kept.ts";

describe("keepUpTo", () => {
  const fill = (total: number, ...entries: readonly (readonly [string, number])[]): string => {
    const kept = keepUpTo<string>(total);
    for (const [key, weight] of entries) kept.keep(key, key.toUpperCase(), weight);
    return [...new Set(entries.map(([key]) => key))].map((key) => kept.find(key) ?? "-").join("");
  };

  it.each<readonly [number, readonly (readonly [string, number])[], string]>([
    [10, [], ""],
    [
      10,
      [
        ["a", 5],
        ["b", 5],
      ],
      "AB",
    ],
    [
      10,
      [
        ["a", 5],
        ["b", 6],
      ],
      "-B",
    ],
    [
      10,
      [
        ["a", 4],
        ["b", 4],
        ["c", 4],
      ],
      "-BC",
    ],
    [
      10,
      [
        ["a", 1],
        ["b", 9],
        ["c", 9],
      ],
      "--C",
    ],
    [
      10,
      [
        ["a", 1],
        ["b", 2],
        ["c", 11],
      ],
      "--C",
    ],
    [10, [["a", 11]], "A"],
    [
      10,
      [
        ["a", 11],
        ["b", 1],
      ],
      "-B",
    ],
    [
      10,
      [
        ["a", 5],
        ["b", 5],
        ["a", 5],
      ],
      "AB",
    ],
    [
      10,
      [
        ["a", 5],
        ["b", 5],
        ["a", 5],
        ["c", 5],
      ],
      "A-C",
    ],
    [
      10,
      [
        ["a", 8],
        ["a", 2],
        ["b", 8],
      ],
      "AB",
    ],
    [
      10,
      [
        ["a", 2],
        ["b", 8],
        ["a", 3],
      ],
      "A-",
    ],
  ])("of %i: %j leave %s", (total, entries, left) => {
    expect(fill(total, ...entries)).toBe(left);
  });

  it.each<readonly [string, string, string]>([
    ["a", "A-CD", "what was found last stays"],
    ["ab", "AB-D", "each of them"],
    ["aba", "AB-D", "as often as they were found"],
    ["abc", "-BCD", "in the order in which they were found"],
    ["cbax", "AB-D", "the others do not"],
    ["xabc", "-BCD", "what is not there is not kept"],
  ])("after looking for %s keeps %s: %s", (looks, left) => {
    const kept = keepUpTo<string>(3);
    for (const key of "abc") kept.keep(key, key.toUpperCase(), 1);
    for (const key of looks) kept.find(key);
    kept.keep("d", "D", 1);
    expect(["a", "b", "c", "d"].map((key) => kept.find(key) ?? "-").join("")).toBe(left);
  });

  it("replaces what has the key already", () => {
    const kept = keepUpTo<number>(10);
    kept.keep("a", 1, 1);
    kept.keep("a", 2, 1);
    expect(kept.find("a")).toBe(2);
    expect(kept.find("b")).toBeUndefined();
  });
});
