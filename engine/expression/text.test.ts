import { describe, expect, it } from "vitest";
import { parseText } from "./text.ts";

const literal = (text: string) => ({ literal: text });
const variable = (name: string, fallback: string | null = null) => ({ variable: name, fallback });

describe("the text of a policy value", () => {
  it.each<[string, ReturnType<typeof parseText>]>([
    ["${aws:username}", [variable("aws:username")]],
    ["${ aws:username }", [variable("aws:username")]],
    ["a${b}c${d}", [literal("a"), variable("b"), literal("c"), variable("d")]],
    ["${b, 'c'}", [variable("b", "c")]],
    ["${ b ,'c}d' }e", [variable("b", "c}d"), literal("e")]],
    ["${b, ''}", [variable("b", "")]],
    ["${*}${?}${$}", [literal("*"), literal("?"), literal("$")]],
    ["${b, c}", [literal("${b, c}")]],
    ["${b, 'c'd}", [literal("${b, 'c'd}")]],
    ["${b, 'c", [literal("${b, 'c")]],
    ["${b, c}${d}", [literal("${b, c}"), variable("d")]],
    ["${", [literal("${")]],
    ["${b", [literal("${b")]],
    ["${${b}", [variable("${b")]],
    ["x*", [literal("x"), { wildcard: "*" }]],
  ])("%s", (text, pieces) => {
    expect(parseText(text, true)).toEqual(pieces);
  });

  it("has no variables in policies from before 2012", () => {
    expect(parseText("${b}", false)).toEqual([literal("${b}")]);
  });

  // These took hours, or minutes.
  it.each([
    ["blanks", "${" + " ".repeat(200_000)],
    ["beginnings", "${".repeat(100_000)],
    ["beginnings before an end that is none", "${".repeat(100_000) + ","],
    ["blanks behind a comma", ("${b," + " ".repeat(100)).repeat(1000)],
  ])("is read at once, however many %s it has", (_name, text) => {
    expect(parseText(text, true)).toEqual([literal(text)]);
  });
});
