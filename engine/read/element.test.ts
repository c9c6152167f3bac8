import { expect, it } from "vitest";
import type { Diagnostic } from "../model/diagnostic.ts";
import { isText, membersOf, memberOf, report, rootElement, textItemsOf, textOf } from "./element.ts";
import { expectText } from "./expect.ts";
import { noSource } from "./source.ts";

const element = rootElement({ a: undefined, b: null, c: ["x", 1, null, "y"], d: "z" }, noSource);

it("has the members that are there", () => {
  expect(membersOf(element).map(({ name }) => name)).toEqual(["b", "c", "d"]);
  expect([memberOf(element, "a"), memberOf(element, "e"), memberOf(null, "a")]).toEqual([null, null, null]);
});

it("is text, has items of text, or neither", () => {
  expect(["a", "b", "c", "d"].map((name) => isText(memberOf(element, name)))).toEqual([false, false, false, true]);
  expect(["a", "b", "c", "d"].map((name) => textOf(memberOf(element, name)))).toEqual([null, null, null, "z"]);
  expect(textItemsOf(memberOf(element, "c")).map(({ name, value }) => [name, value])).toEqual([
    ["0", "x"],
    ["3", "y"],
  ]);
  expect([...textItemsOf(memberOf(element, "d")), ...textItemsOf(null)]).toEqual([]);
});

it("is no text where it is absent, and no fault", () => {
  const diagnostics: Diagnostic[] = [];
  expect(expectText(null, "`a`", diagnostics)).toBe(false);
  expect(diagnostics).toEqual([]);
});

it("has faults without a line where its source has none", () => {
  const diagnostics: Diagnostic[] = [];
  report(diagnostics, element, "wrong-type", "no");
  expect(diagnostics).toStrictEqual([
    { code: "wrong-type", message: "no", file: null, line: null, column: null, pointer: "" },
  ]);
});
