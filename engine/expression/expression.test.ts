import { describe, expect, it } from "vitest";
import { evaluate, policySet } from "../cedar/evaluate.ts";
import { all, always, any, constantOf, type Expression, fold, never, not, print } from "./expression.ts";
import { cedarString, likePattern } from "./cedar-text.ts";
import { matchesPattern } from "./pattern.ts";
import { parseText, resolveText } from "./text.ts";

const test = (cedar: string, settled: boolean | null = null): Expression => ({
  kind: "test",
  cedar,
  reads: [],
  settled,
  fact: false,
});

const uids = {
  principal: { type: "AWS::User", id: "u" },
  action: { type: "KMS::Action", id: "Decrypt" },
  resource: { type: "KMS::Key", id: "k" },
};

const holds = (condition: string): unknown =>
  evaluate(policySet({ p: `permit (principal, action, resource) when { ${condition} };` }), { ...uids, context: {} });

describe("constantOf", () => {
  it.each<readonly [boolean | null, Expression]>([
    [true, always],
    [false, never],
    [false, test("a", false)],
    [true, not(any([test("a", false), test("b", false)]))],
    [false, all([test("a"), test("b", false)])],
    [null, test("a")],
    [null, not(test("a"))],
  ])("is %s: %#", (value, expression) => {
    expect(constantOf(expression)).toBe(value);
  });
});

describe("fold", () => {
  it("puts settled answers in and drops what they decide", () => {
    expect(fold(all([test("a", true), test("b")]))).toEqual(test("b"));
    expect(fold(all([test("a", false), test("b")]))).toBe(never);
    expect(fold(any([test("a", true), test("b")]))).toBe(always);
    expect(fold(not(any([test("a", false)])))).toBe(always);
  });
});

describe("print", () => {
  it("writes 10,000 operands so that Cedar can evaluate them", () => {
    const many = Array.from({ length: 10_000 }, () => test("1 == 2"));
    expect(holds(print(any([...many, test("1 == 1")])))).toMatchObject({ fault: null, allowed: true });
    expect(holds(print(not(any(many))))).toMatchObject({ fault: null, allowed: true });
    expect(holds(print(all(many.map(() => test("1 == 1")))))).toMatchObject({ fault: null, allowed: true });
  });
});

describe("Cedar text", () => {
  it.each(['"', "\\", "\n", "\u0000", "é", "\u2028", "*", "${x}", "'", "\ufeff", "😀"])(
    "keeps %j what it is",
    (text) => {
      expect(holds(`${cedarString(text)} like ${likePattern([{ literal: text }])}`)).toMatchObject({ allowed: true });
      expect(holds(`${cedarString(`x${text}`)} like ${likePattern([{ literal: text }])}`)).toMatchObject({
        allowed: false,
      });
    },
  );
});

describe("policy text", () => {
  const resolve = (text: string, value: string | null, variables = true) =>
    resolveText(parseText(text, variables), () => value);

  it("keeps a variable's own wildcards as characters", () => {
    const pattern = resolve("team-${aws:PrincipalTag/team}", "*");
    expect(pattern && matchesPattern(pattern, "team-*")).toBe(true);
    expect(pattern && matchesPattern(pattern, "team-red")).toBe(false);
  });

  it("knows defaults, the three characters, and text without variables", () => {
    expect(resolve("${a, 'b'}", null)).toEqual([{ literal: "b" }]);
    expect(resolve("${a}", null)).toBeNull();
    expect(resolve("${*}${?}${$}", null)).toEqual([{ literal: "*" }, { literal: "?" }, { literal: "$" }]);
    expect(resolve("${a}", "x", false)).toEqual([{ literal: "${a}" }]);
  });

  it.each([
    ["a*c", "abbbc", true],
    ["a*c", "abbbd", false],
    ["a?c", "abc", true],
    ["a?c", "ac", false],
    ["*a*b*", "xxaxxbxx", true],
    ["**", "", true],
    ["?", "😀", true],
  ])("%s matches %s: %s", (pattern, text, expected) => {
    const resolved = resolve(pattern, null);
    expect(resolved && matchesPattern(resolved, text)).toBe(expected);
  });

  it("takes no pattern's bait", () => {
    const pattern = resolve("*a".repeat(200), null);
    expect(pattern && matchesPattern(pattern, "a".repeat(20_000) + "b")).toBe(false);
  });
});
