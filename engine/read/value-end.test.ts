import { describe, expect, it } from "vitest";
import { endOfJson, endOfYaml } from "./value-end.ts";

/** The value that begins at `§`, which is taken out before asking. */
function valueIn(marked: string, end: (text: string, offset: number) => number): string {
  const offset = marked.indexOf("§");
  const text = marked.replace("§", "");
  return text.slice(offset, end(text, offset));
}

describe("a JSON value", () => {
  it.each([
    ['{ "a": §"b,]" }', '"b,]"'],
    ['{ §"a" : 1 }', '"a"'],
    ["[§-1.5e3, 2]", "-1.5e3"],
    ["[§true]", "true"],
    ['[§[1, { "a": [2] }], 3]', '[1, { "a": [2] }]'],
    ['{ "a": §{ "b": {} }, "c": 1 }', '{ "b": {} }'],
    ["[§{}, {}]", "{}"],
    ["[§[1, 2", "[1, 2"],
    ["§", ""],
  ])("of %s ends after %s", (marked, value) => {
    expect(valueIn(marked, endOfJson)).toBe(value);
  });
});

describe("a YAML value", () => {
  it.each([
    ['a: §"b\\" #, c" # x', '"b\\" #, c"'],
    ["a: §'it''s: b' # x", "'it''s: b'"],
    ["a: §b c # x", "b c"],
    ["a: §b#c\nd: e", "b#c"],
    ["a: §b  \r\nc: d", "b"],
    ["a: §arn:aws:kms", "arn:aws:kms"],
    ["§key: value", "key"],
    ["§key:\n  value", "key"],
    ["a: [§b, c]", "b"],
    ["a: { b: §c }", "c"],
    ["a: [b, §c]", "c"],
    ["a: §b 'c'", "b 'c'"],
    ["a: §- b", "- b"],
    ["a: §[b]", "[b"],
    ["a: §, b", ","],
    ["a: §b:", "b"],
  ])("of %j ends after %j", (marked, value) => {
    expect(valueIn(marked, endOfYaml)).toBe(value);
  });

  it("is looked at as far as a policy's value can reach", () => {
    const long = "x".repeat(5000);
    expect(endOfYaml(`a: ${long}`, 3)).toBe(3 + 4096);
  });
});
