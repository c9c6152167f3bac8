import fc from "fast-check";
import { expect, it } from "vitest";
import { readJson } from "./json.ts";
import { parsePlain } from "./plain-json.ts";

function faultsOf(text: string): readonly string[] {
  const read = readJson("a.json", text);
  return "faults" in read
    ? read.faults.map(({ message, offset, pointer }) => `${String(offset)} ${pointer ?? "?"} ${message}`)
    : [];
}

it.each([
  ['{"a": {1}}', ["7 /a not JSON: a member name in double quotes is expected", "8 /a not JSON: a value is expected"]],
  ['{"a": 1, "b": tru}', ["14 /b not JSON: a word or character that JSON does not have"]],
  ['[{"a": []}, x]', ["12  not JSON: a word or character that JSON does not have"]],
  ['{"a": 01}', ["7 /a not JSON: a comma is expected", "8 /a not JSON: a value is expected"]],
  ['{"a" 1}', ["5 /a not JSON: a colon is expected"]],
  ["[1 2]", ["3  not JSON: a comma is expected"]],
  ["{} {}", ["3  not JSON: the text goes on after its end"]],
  ["{} // x", ["3  not JSON: a comment"]],
  ["/* x", ["0  not JSON: a comment", "4  not JSON: a value is expected"]],
  ['"x', ["0  not JSON: a string without its end"]],
  ["[1.]", ["1  not JSON: a number without its end"]],
  ['"\\u12"', ["0  not JSON: `\\u` without four hexadecimal digits"]],
  ['"\\q"', ["0  not JSON: an escape that JSON does not have"]],
  ['"\u0001"', ["0  not JSON: a control character in a string"]],
])("tells what is wrong with %j, and where", (text, faults) => {
  expect(faultsOf(text)).toEqual(faults);
});

it("tells a fault of whatever is no JSON, and of nothing else", () => {
  const tokens = [
    "{",
    "}",
    "[",
    "]",
    '"',
    "\\",
    "u",
    "0",
    "1",
    "-",
    ".",
    "e",
    "+",
    ":",
    ",",
    " ",
    "\n",
    "\t",
    "/",
    "a",
    '"a"',
  ];
  const strange = ["\u00a0", "\u2028", "\ufeff", "\u0000", "\u001f", "\u000b", "\ud800", "\\u0041", "true", "null"];
  const texts = fc.array(fc.constantFrom(...tokens, ...strange), { maxLength: 9 }).map((parts) => parts.join(""));
  fc.assert(
    fc.property(texts, (text) => {
      expect([text, faultsOf(text).length === 0]).toEqual([text, parsePlain(text) !== null]);
    }),
    { numRuns: 5000 },
  );
});

it("counts no level twice: neighbours do not lie in each other", () => {
  const many = (text: string): string => Array.from({ length: 70 }, () => text).join(",");
  for (const text of [`[${many("[]")},x]`, `[${many("{}")},x]`, `[${many('"[{"')},x]`]) {
    expect(faultsOf(text)).toEqual([expect.stringMatching(/a word or character that JSON does not have$/u)]);
  }
});

it.each(["[", '{"a":'])("tells where a broken text becomes too deep: %s", (open) => {
  expect(faultsOf(`${open.repeat(65)}x`)).toEqual([`${String(64 * open.length)} ? nested more than 64 levels deep`]);
});

it("tells one fault of a place, the first", () => {
  expect(faultsOf("{1")).toEqual([
    "1  not JSON: a member name in double quotes is expected",
    "2  not JSON: a value is expected",
  ]);
});

it("tells of an unknown word once, and of what follows it too", () => {
  expect(faultsOf("[x")).toEqual([
    "1  not JSON: a word or character that JSON does not have",
    "2  not JSON: a closing bracket is expected",
  ]);
  expect(faultsOf("")).toEqual(["0  not JSON: a value is expected"]);
});
