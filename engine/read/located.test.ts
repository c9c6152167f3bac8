import { describe, expect, it } from "vitest";
import { readText } from "./located.ts";

function valueOf(text: string, file: string | null = null): unknown {
  const read = readText({ file, text });
  if (!read.ok) throw new Error(read.diagnostics.map(({ message }) => message).join());
  return read.value.value;
}

function sourceOf(text: string, file: string | null = null) {
  const read = readText({ file, text });
  if (!read.ok) throw new Error("unreadable");
  return read.value.source;
}

function faultsOf(text: string, file: string | null = null): readonly (readonly unknown[])[] {
  const read = readText({ file, text });
  return read.ok ? [] : read.diagnostics.map(({ code, line, column, pointer }) => [code, line, column, pointer]);
}

describe("the form of a text", () => {
  it("is told by the file's name, and without one by its look", () => {
    expect(valueOf("a: 1", "a.yml")).toEqual({ a: 1 });
    expect(valueOf("a: 1")).toEqual({ a: 1 });
    expect(valueOf(' {"a": 1}')).toEqual({ a: 1 });
    expect(faultsOf("a: 1", "a.json")[0]).toEqual(["syntax-error", 1, 1, ""]);
    expect(valueOf("{a: 1}", "a.yaml")).toEqual({ a: 1 });
    expect(valueOf("{a: 1,}", "a.YML")).toEqual({ a: 1 });
    expect(faultsOf("a: 1", "a.yaml.json")).not.toEqual([]);
    expect(valueOf("a: 1", "a.json.txt")).toEqual({ a: 1 });
    expect(faultsOf(' {"a": 1,}')).toEqual([["syntax-error", 1, 10, "/a"]]);
    expect(faultsOf(" \n")).toEqual([["syntax-error", 2, 1, ""]]);
    expect(valueOf("a {b}: [1]")).toEqual({ "a {b}": [1] });
  });

  it("may begin with a byte order mark, which counts for no column", () => {
    expect(valueOf('\uFEFF{"a": 1}')).toEqual({ a: 1 });
    expect(faultsOf('\uFEFF{"a": x}')[0]).toEqual(["syntax-error", 1, 7, "/a"]);
    expect(valueOf("\uFEFFa: 1", "a.yaml")).toEqual({ a: 1 });
  });

  it.each(["", " \n", "{} {}", "{'a': 1}", '{"a": 1,}', "[1 2]", "{} // x", "/* x */ {}", "NaN", "01", '"\u0001"'])(
    "is strict JSON: %j is none",
    (text) => {
      expect(faultsOf(text, "a.json").map(([code]) => code)).toContain("syntax-error");
    },
  );
});

describe("faults", () => {
  it("are told all at once, in order", () => {
    expect(faultsOf('{\n "a": tru,\n "b": [1,,2],\n "b": "x\n}', "a.json")).toEqual([
      ["syntax-error", 2, 7, "/a"],
      ["syntax-error", 3, 10, "/b"],
      ["duplicate-member", 4, 2, "/b"],
      ["syntax-error", 4, 7, "/b"],
    ]);
  });

  it("of YAML are in the order of the text, whatever finds them", () => {
    expect(faultsOf("a: !x 1\nb: 'c' d\n", "a.yaml").map(([code, line]) => [code, line])).toEqual([
      ["custom-tag", 1],
      ["syntax-error", 2],
    ]);
  });

  it("point into nested lists and objects", () => {
    expect(faultsOf('{"a/b": [0, {"c": 1, "c": 2}]}')).toEqual([["duplicate-member", 1, 22, "/a~1b/1/c"]]);
    expect(faultsOf('{"~": 1, "~": 2, "/": 1, "/": 2}').map((fault) => fault[3])).toEqual(["/~0", "/~1"]);
    expect(faultsOf("a:\n  - b: 1\n    b: 2\n")).toEqual([["duplicate-member", 3, 5, "/a/0/b"]]);
  });

  it("count lines of every kind", () => {
    expect(faultsOf('{\r\n"a": 1,\r"b": 2,\n"a": 3}')).toEqual([["duplicate-member", 4, 1, "/a"]]);
  });
});

describe("members", () => {
  it.each(["a.json", "a.yaml"])("named `__proto__` are data (%s)", (file) => {
    const value = valueOf('{"__proto__": {"polluted": 1}, "constructor": 2}', file) as Record<string, unknown>;
    expect(Object.keys(value)).toEqual(["__proto__", "constructor"]);
    expect(value["polluted"]).toBeUndefined();
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
    expect(faultsOf('{"__proto__": 1, "__proto__": 2}', file)).toEqual([["duplicate-member", 1, 18, "/__proto__"]]);
  });
});

describe("positions", () => {
  const text = '{\n  "a/b~": [ true, { "c": 1.50 } ],\n  "": "x"\n}';

  it("are those of the element itself", () => {
    const source = sourceOf(text, "a.json");
    expect(source.locate("")).toEqual({ line: 1, column: 1 });
    expect(source.locate("/a~1b~0")).toEqual({ line: 2, column: 11 });
    expect(source.locate("/a~1b~0", "name")).toEqual({ line: 2, column: 3 });
    expect(source.locate("/a~1b~0/1/c")).toEqual({ line: 2, column: 26 });
    expect(source.locate("/")).toEqual({ line: 3, column: 7 });
    expect(source.locate("/b")).toBeNull();
    expect(source.locate("/a~1b~0/2")).toBeNull();
    expect(source.locate("/a~1b~0/0/c")).toBeNull();
  });

  it("are the same in YAML", () => {
    const source = sourceOf("a:\n  - b: &x\n      c: 1\n  - *x\n", "a.yaml");
    expect(source.locate("/a/0")).toEqual({ line: 2, column: 5 });
    expect(source.locate("/a/0/b/c")).toEqual({ line: 3, column: 10 });
    expect(source.locate("/a/1/c", "name")).toEqual({ line: 3, column: 7 });
  });

  it("have an end, in JSON and in YAML", () => {
    const json = sourceOf(text, "a.json");
    expect(json.locateEnd?.("/a~1b~0/1")).toEqual({ line: 2, column: 32 });
    expect(json.locateEnd?.("/a~1b~0", "name")).toEqual({ line: 2, column: 9 });
    expect(json.locateEnd?.("/none")).toBeNull();
    const yaml = sourceOf("a: b # ]\nc: [d, e]", "a.yaml");
    expect(yaml.locateEnd?.("/a")).toEqual({ line: 1, column: 5 });
    expect(yaml.locateEnd?.("/c", "name")).toEqual({ line: 2, column: 2 });
    expect(yaml.locateEnd?.("/c/1")).toEqual({ line: 2, column: 9 });
    expect(json.written?.("/none")).toBeNull();
    expect(sourceOf('"x"').written?.("/none")).toBeNull();
  });

  it("give numbers as they are written", () => {
    expect(sourceOf(text).written?.("/a~1b~0/1/c")).toBe("1.50");
    expect(sourceOf("[12345678901234567890]").written?.("/0")).toBe("12345678901234567890");
    expect(sourceOf("a: 0x1F", "a.yaml").written?.("/a")).toBeNull();
  });
});

describe("YAML", () => {
  it("is another spelling of JSON", () => {
    expect(valueOf("Version: 2012-10-17\nwhen: 2024-01-01T00:00:00Z\nyes: no\nnone: ~\nempty:", "a.yaml")).toEqual({
      Version: "2012-10-17",
      when: "2024-01-01T00:00:00Z",
      yes: "no",
      none: null,
      empty: null,
    });
  });

  it.each([
    ["", null],
    ["# nothing\n", null],
    ["{ a, b: }", { a: null, b: null }],
    ["<<: { a: 1 }", { "<<": { a: 1 } }],
  ])("reads %j", (text, value) => {
    expect(valueOf(text, "a.yaml")).toEqual(value);
    expect(valueOf(`%YAML 1.1\n---\n${text}`, "a.yaml")).toEqual(value);
  });

  it("has names as written", () => {
    const value = valueOf(
      "Condition:\n  Null: { a: true }\n111122223333: a\n012345678901: b\ntrue: c\n1.0: d",
      "a.yaml",
    );
    expect(value).toEqual({
      Condition: { Null: { a: true } },
      "111122223333": "a",
      "012345678901": "b",
      true: "c",
      "1.0": "d",
    });
  });

  it("ignores what a %YAML directive would change", () => {
    expect(valueOf("%YAML 1.1\n---\na: yes\nb: 2012-10-17\n", "a.yaml")).toEqual({ a: "yes", b: "2012-10-17" });
  });

  it("has aliases, which copy", () => {
    const value = valueOf("a: &x { b: [1] }\nc: *x\nd: *x", "a.yaml") as Record<string, { b: unknown[] }>;
    expect(value).toEqual({ a: { b: [1] }, c: { b: [1] }, d: { b: [1] } });
    expect(value["c"]).not.toBe(value["d"]);
  });

  it.each([
    ["a: &x [*x]", "nested-too-deeply"],
    ["a: &x { b: *x }", "nested-too-deeply"],
    ["a: &x [*x, *x]", "nested-too-deeply,too-many-aliases"],
    ["a: !!binary aGk=", "custom-tag"],
    ["a: !!set { b }", "custom-tag"],
    ["a: !Ref b", "custom-tag"],
    ["? { a: b }\n: c", "unusable-name"],
    [": a", "unusable-name"],
    ["a: .inf", "not-a-number"],
    ["a: *b", "unknown-anchor"],
  ])("refuses %j", (text, code) => {
    expect(
      faultsOf(text, "a.yaml")
        .map(([found]) => found)
        .sort()
        .join(),
    ).toBe(code);
  });

  it("has aliases that add as many values as are allowed, and not one more", () => {
    const text = `a: &x [${"1, ".repeat(99)}]\nb: [${"*x, ".repeat(1000)}]`;
    const value = valueOf(text, "a.yaml") as { readonly b: readonly (readonly number[])[] };
    expect(value.b).toHaveLength(1000);
    expect(value.b.at(-1)).toHaveLength(99);
    expect(faultsOf(`${text}\nc: &y 1\nd: *y`, "a.yaml").map(([code]) => code)).toEqual(["too-many-aliases"]);
  });

  it("has the tags that its reader knows, as members", () => {
    const readTagged = (text: string) =>
      readText({ file: "a.yaml", text }, (tag) => (tag.startsWith("!Sub") ? null : tag.slice(1)));
    const tagged = readTagged("a: !Ref b\nc: !Join [x, !Ref y]\nd: !If { e: f }\ng: h\ni: &j !Ref k\nl: *j\nm: !Ref");
    expect(tagged.ok && tagged.value.value).toEqual({
      a: { Ref: "b" },
      c: { Join: ["x", { Ref: "y" }] },
      d: { If: { e: "f" } },
      g: "h",
      i: { Ref: "k" },
      l: { Ref: "k" },
      m: { Ref: "" },
    });
    expect(tagged.ok && tagged.value.source.locate("/a/Ref")).toEqual({ line: 1, column: 9 });
    const codes = (text: string) => {
      const outcome = readTagged(text);
      return outcome.ok ? [] : outcome.diagnostics.map(({ code }) => code);
    };
    expect(codes("a: !Ref b\nc: !Sub d")).toEqual(["custom-tag"]);
    expect(codes("!Join [".repeat(32) + "]".repeat(32))).toEqual([]);
    expect(codes("!Join [".repeat(40) + "]".repeat(40))).toEqual(["nested-too-deeply"]);
  });

  it("is read whole where it is deep by lines", () => {
    const deep = Array.from({ length: 500 }, (_, level) => `${" ".repeat(level)}a:`).join("\n");
    expect(faultsOf(deep, "a.yaml")).toEqual([["nested-too-deeply", 65, 65, ""]]);
  });

  it.each(["a.json", "a.yaml"])("does not take neighbours for nesting (%s)", (file) => {
    for (const one of ["[]", "{}", '{"a": [1]}']) {
      expect(valueOf(`[${Array.from({ length: 200 }, () => one).join(", ")}]`, file)).toHaveLength(200);
    }
    const deepest = `${"[".repeat(64)}1${"]".repeat(64)}`;
    expect(valueOf(deepest, file)).toHaveLength(1);
    expect(faultsOf(`[${deepest}]`, file).map(([code]) => code)).toEqual(["nested-too-deeply"]);
  });

  it("remembers the last of equal anchors, of names and of values", () => {
    expect(valueOf("&n a: &x 1\nb: *n\nc: &x 2\nd: *x", "a.yaml")).toEqual({ a: 1, b: "a", c: 2, d: 2 });
    expect(valueOf("a: &x { b: &y 1 }\nc: *x\nd: *y", "a.yaml")).toEqual({ a: { b: 1 }, c: { b: 1 }, d: 1 });
    expect(valueOf("a: &x { b: &y 1 }\nc: &y 2\nd: *x\ne: *y", "a.yaml")).toMatchObject({ d: { b: 1 }, e: 2 });
    expect(valueOf("a: &x { &y b: 1 }\nc: &y 2\nd: *x\ne: *y", "a.yaml")).toMatchObject({ d: { b: 1 }, e: 2 });
  });

  it("does not take brackets in text for nesting", () => {
    expect(valueOf(`a: |\n${"  [\n".repeat(100)}b: "${"[".repeat(100)}"`, "a.yaml")).toMatchObject({
      b: "[".repeat(100),
    });
  });
});

it("refuses a bracket repeated beyond measure", () => {
  for (const file of ["a.json", "a.yaml"]) {
    for (const bracket of ["[", '{"a":']) {
      expect(faultsOf(bracket.repeat(100_000), file).map(([code]) => code)).toEqual(["nested-too-deeply"]);
    }
  }
});

describe("a text in UTF-16", () => {
  const utf16 = Buffer.from('\uFEFF{ "keys": {} }', "utf16le");

  it.each([
    ["little endian", "a.json", utf16],
    ["big endian", "a.yaml", Buffer.from(utf16).swap16()],
    ["little endian without a byte order mark", null, utf16.subarray(2)],
    ["big endian without a byte order mark", "a.json", Buffer.from(utf16).swap16().subarray(2)],
  ])("is named as such, %s", (_what, file, bytes) => {
    const message = "the text is UTF-16, not UTF-8; in Windows PowerShell write it with `Out-File -Encoding utf8`";
    expect(readText({ file, text: bytes.toString("utf8") })).toEqual({
      ok: false,
      diagnostics: [{ code: "syntax-error", message, file, line: 1, column: 1, pointer: "" }],
    });
  });

  it.each(['{"a": "b\0c\0"}', '{\0"a": 1}', "\0{}"])("is not any text with a NUL: %j", (text) => {
    const read = readText({ file: "a.json", text });
    expect(read.ok ? [] : read.diagnostics.map(({ message }) => message.replace(/:.*/u, ""))).toContain("not JSON");
  });
});
