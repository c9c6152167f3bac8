import { describe, expect, it } from "vitest";
import { isEverything, matchesGlob } from "./glob.ts";

it("everything is covered by `*`, however often, and by nothing else", () => {
  expect(["*", "**", "***"].filter(isEverything)).toHaveLength(3);
  expect(["", "?*", "*?", "a*", "*\n", "kms:*"].filter(isEverything)).toEqual([]);
});

describe("matchesGlob", () => {
  it.each([
    ["", ""],
    ["*", ""],
    ["*", "anything"],
    ["**", "a"],
    ["a*c", "abbc"],
    ["a*c", "ac"],
    ["a?c", "abc"],
    ["*ab", "aab"],
    ["*a*b", "xaxb-ab"],
    ["?", "😀"],
    ["*?", "a😀"],
    ["key/*", "key/1/2"],
  ])("%s matches %s", (pattern, text) => {
    expect(matchesGlob(pattern, text)).toBe(true);
  });

  it.each([
    ["", "a"],
    ["a", ""],
    ["?", ""],
    ["a?c", "ac"],
    ["a*c", "acb"],
    ["??", "😀"],
    ["abc", "ABC"],
    ["a.c", "abc"],
    ["*a", "ab"],
    ["[ab]", "a"],
  ])("%s does not match %s", (pattern, text) => {
    expect(matchesGlob(pattern, text)).toBe(false);
  });

  it("ends on a pattern that makes regular expressions explode", () => {
    expect(matchesGlob(`${"*a".repeat(200)}b`, "a".repeat(5000))).toBe(false);
  });
});
