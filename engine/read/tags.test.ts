import { expect, it } from "vitest";
import type { Diagnostic } from "../model/diagnostic.ts";
import { rootElement } from "./element.ts";
import { noSource } from "./source.ts";
import { tagsFrom } from "./tags.ts";

it.each<[string, unknown, readonly (readonly string[])[], readonly string[]]>([
  [
    "an object",
    { a: "1", b: "" },
    [
      ["a", "1"],
      ["b", ""],
    ],
    [],
  ],
  ["an object with a value that is no text", { a: 1, b: "2" }, [["b", "2"]], []],
  ["the list of KMS", [{ TagKey: "a", TagValue: "1" }], [["a", "1"]], []],
  [
    "the list of other services",
    [{ Key: "a", Value: "1" }, { Key: "b" }],
    [
      ["a", "1"],
      ["b", ""],
    ],
    [],
  ],
  [
    "a list with a second tag of one key",
    [{ Key: "a", Value: "1" }, { TagKey: "a" }],
    [["a", "1"]],
    ["duplicate-name /1/TagKey"],
  ],
  ["a list with a tag without a key", [{ Value: "1" }], [], ["missing-member /0"]],
  ["a list of other things", [1, { Key: 1 }, { Key: 1 }], [], []],
])("reads %s", (_what, value, tags, faults) => {
  const diagnostics: Diagnostic[] = [];
  expect([...tagsFrom(rootElement(value, noSource), diagnostics)]).toEqual(tags);
  expect(diagnostics.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual(faults);
});
