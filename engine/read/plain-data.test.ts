import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../model/diagnostic.ts";
import { plainCopy } from "./plain-data.ts";

function copied(value: unknown) {
  const diagnostics: Diagnostic[] = [];
  return { copy: plainCopy(value, diagnostics), faults: diagnostics.map(({ code, pointer }) => [code, pointer]) };
}

const noPlainObject = "expected a plain object, got an object of a class without a name";

class Team {
  readonly name = "blue";
}

describe("a copy of plain data", () => {
  it("is equal, and shares nothing", () => {
    const value = { a: [1, "b", null, { c: true }], d: undefined };
    const { copy, faults } = copied(value);
    expect(faults).toEqual([]);
    expect(copy).toEqual(value);
    value.a.push("later");
    expect(copy).toMatchObject({ a: { length: 4 } });
  });

  it("has members named like those of every object", () => {
    const value: unknown = JSON.parse('{"__proto__":{"a":1},"constructor":"c"}');
    expect(JSON.stringify(copied(value).copy)).toBe('{"__proto__":{"a":1},"constructor":"c"}');
  });

  it("keeps dates and bytes", () => {
    const value = { at: new Date(5), bytes: new Uint8Array([1, 2]) };
    expect(copied(value)).toEqual({ copy: value, faults: [] });
  });

  it("asks each member once", () => {
    let asked = 0;
    const value = {
      get principal() {
        return ++asked;
      },
    };
    expect(copied(value).copy).toEqual({ principal: 1 });
  });

  it("takes objects without a prototype, and those of another realm", () => {
    const bare: unknown = Object.assign(Object.create(null) as object, { a: 1 });
    expect(copied(bare)).toEqual({ copy: { a: 1 }, faults: [] });
    expect(copied(runInNewContext("({ a: 1 })"))).toEqual({ copy: { a: 1 }, faults: [] });
  });

  it.each<[string, unknown, string, string]>([
    ["a Map", new Map([["a", "b"]]), "wrong-type", "expected a plain object, got an object of the class `Map`"],
    ["an object of a class", new Team(), "wrong-type", "expected a plain object, got an object of the class `Team`"],
    [
      "one of a nameless class",
      new (class {
        readonly name = 1;
      })(),
      "wrong-type",
      noPlainObject,
    ],
    ["one that hides its class", Object.assign(new Team(), { constructor: "c" }), "wrong-type", noPlainObject],
    [
      "one that inherits no class",
      Object.create(Object.create(Object.create(null) as object) as object),
      "wrong-type",
      noPlainObject,
    ],
    ["a function", () => 1, "wrong-type", "expected data, got a function"],
    ["a bigint", 1n, "wrong-type", "expected data, got a bigint"],
    ["a symbol", Symbol("a"), "wrong-type", "expected data, got a symbol"],
    ["NaN", NaN, "not-a-number", "NaN is no number that JSON has"],
    ["Infinity", -Infinity, "not-a-number", "-Infinity is no number that JSON has"],
  ])("is refused for %s, at its place", (_name, value, code, message) => {
    const diagnostics: Diagnostic[] = [];
    plainCopy({ input: { "a/b": [0, value] } }, diagnostics);
    expect(diagnostics).toEqual([{ code, message, pointer: "/input/a~1b/1", file: null, line: null, column: null }]);
  });

  it("nests as deep as a text may, and ends where data contain themselves", () => {
    const nested = (levels: number): unknown => JSON.parse("[".repeat(levels) + "]".repeat(levels));
    expect(copied(nested(64))).toEqual({ copy: nested(64), faults: [] });
    expect(copied(nested(65)).faults).toEqual([["nested-too-deeply", "/0".repeat(64)]]);
    const loop: Record<string, unknown> = {};
    loop["a"] = loop;
    expect(copied(loop).faults.map(([code]) => code)).toEqual(["nested-too-deeply"]);
  });
});
