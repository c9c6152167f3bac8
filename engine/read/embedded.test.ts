import { expect, it } from "vitest";
import { memberOf, rootElement } from "./element.ts";
import { openEmbedded } from "./embedded.ts";
import { readText } from "./located.ts";
import { noSource } from "./source.ts";

function valueOf(text: string): unknown {
  const read = openEmbedded(rootElement(text, noSource), text);
  return read.ok ? read.value.value : read.diagnostics.map(({ message }) => message);
}

it("stands where its string stands, from beginning to end", () => {
  const text = '{\n  "policy": "{ \\"a\\": [1] }"\n}';
  const outer = readText({ file: "a.json", text });
  if (!outer.ok) throw new Error(text);
  const holder = memberOf(rootElement(outer.value.value, outer.value.source), "policy");
  if (holder === null) throw new Error(text);
  const inside = openEmbedded(holder, '{ "a": [1] }');
  if (!inside.ok) throw new Error(text);
  const { value, source } = inside.value;
  expect(value).toEqual({ a: [1] });
  expect(source).toMatchObject({ file: "a.json", embedded: true });
  expect(source.locate("/a/0")).toEqual({ line: 2, column: 13 });
  expect(source.locateEnd?.("/a/0")).toEqual({ line: 2, column: 29 });
});

it("stands nowhere in a value that was no text", () => {
  const inside = openEmbedded(rootElement("{}", noSource), "{}");
  if (!inside.ok) throw new Error("{}");
  expect(inside.value.source.locate("")).toBeNull();
  expect(inside.value.source.locateEnd?.("")).toBeNull();
});

it.each([
  ["%7B%22a%22%3A%20%22%2541%22%7D", { a: "%41" }],
  [" \n%7b%22a%22:1%7d", { a: 1 }],
  ['{"a":"%7B%22"}', { a: "%7B%22" }],
  ["%7B%E0%A4%A", ["not JSON: a word or character that JSON does not have"]],
])("is decoded where it begins in the encoding of URLs: %j", (text, value) => {
  expect(valueOf(text)).toEqual(value);
});
