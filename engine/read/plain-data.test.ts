import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../model/diagnostic.ts";
import { plainCopy } from "./plain-data.ts";

function copied(value: unknown) {
  const diagnostics: Diagnostic[] = [];
  return { copy: plainCopy(value, diagnostics), faults: diagnostics.map(({ code, pointer }) => [code, pointer]) };
}

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

  it("takes objects without a prototype", () => {
    const bare: unknown = Object.assign(Object.create(null) as object, { a: 1 });
    expect(copied(bare)).toEqual({ copy: { a: 1 }, faults: [] });
  });

  it.each<[string, unknown, string]>([
    ["a Map", new Map([["a", "b"]]), "wrong-type"],
    ["a Set", new Set(["a"]), "wrong-type"],
    ["an object of a class", new Team(), "wrong-type"],
    ["a function", () => 1, "wrong-type"],
    ["a bigint", 1n, "wrong-type"],
    ["a symbol", Symbol("a"), "wrong-type"],
    ["NaN", NaN, "not-a-number"],
    ["Infinity", Infinity, "not-a-number"],
  ])("is refused for %s, at its place", (_name, value, code) => {
    expect(copied({ input: { "a/b": [0, value] } }).faults).toEqual([[code, "/input/a~1b/1"]]);
  });

  it("ends where data contain themselves", () => {
    const loop: Record<string, unknown> = {};
    loop["a"] = loop;
    expect(copied(loop).faults.map(([code]) => code)).toEqual(["nested-too-deeply"]);
  });
});
