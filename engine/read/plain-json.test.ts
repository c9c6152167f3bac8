import fc from "fast-check";
import { expect, it } from "vitest";
import { readJson } from "./json.ts";
import { parsePlain } from "./plain-json.ts";
import { pointerStep } from "./pointer.ts";

const nested = (levels: number): string => "[".repeat(levels) + "]".repeat(levels);

it.each([
  '{"a":1,"a":2}',
  '[{"a":{"b":1,"c":2,"b":1}}]',
  String.raw`{"a":1,"\u0061":2}`,
  '{"__proto__":1,"__proto__":2}',
  '{"1":1,"1" :2}',
  nested(65),
  '{"a":1,}',
  "",
])("leaves %j to whoever tells what is wrong", (text) => {
  expect(parsePlain(text)).toBeNull();
});

it.each([
  String.raw`{"a\":":"b\":","c":["d:","\\"]}`,
  '{"a":{"a":{"a":[]}}}',
  "[[],[{}]]",
  '["a",":b"]',
  '":"',
  "1",
  nested(64),
])("takes %s as it is", (text) => {
  expect(JSON.stringify(parsePlain(text)?.value)).toBe(text);
});

it("gives no object a member that the text has not", () => {
  const { value } = parsePlain('{"a":{"__proto__":{"b":1}}}') ?? {};
  const a = (value as Readonly<Record<string, object>>)["a"] ?? {};
  expect([Object.getPrototypeOf(value), Object.getPrototypeOf(a), Object.keys(a)]).toEqual([null, null, ["__proto__"]]);
});

it("has a place for each part, where the text spells that part", () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 6 }), fc.constantFrom(0, 1, "\t"), (compact, space) => {
      const text = JSON.stringify(JSON.parse(compact), null, space);
      const read = readJson(null, text);
      if ("faults" in read) throw new Error(read.faults[0]?.message);
      const { value, source } = read.located;
      expect(JSON.stringify(value)).toBe(JSON.stringify(JSON.parse(text)));
      for (const [pointer, part] of partsOf(value, "")) {
        expect(source.locate(pointer)).not.toBeNull();
        const written = typeof part === "string" || typeof part === "number" ? source.written?.(pointer) : null;
        if (written !== null) expect(JSON.parse(written ?? "")).toEqual(part);
      }
    }),
  );
});

function partsOf(value: unknown, pointer: string): readonly (readonly [string, unknown])[] {
  if (typeof value !== "object" || value === null) return [[pointer, value]];
  const parts = Object.entries(value).flatMap(([name, part]) => partsOf(part, pointer + pointerStep(name)));
  return [[pointer, value], ...parts];
}
