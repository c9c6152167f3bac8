import { expect, it } from "vitest";
import { folderOf, isWithin, plainPath } from "./folders.ts";

it.each([
  ["./a//b/../c.json", "a/c.json", "a"],
  ["..\\x\\k.json", "../x/k.json", "../x"],
  ["../../k.json", "../../k.json", "../.."],
  ["/a/./k.json", "/a/k.json", "/a"],
  ["k.json", "k.json", ""],
  ["/k.json", "/k.json", "/"],
])("knows the folder of %s", (path, plain, folder) => {
  expect([plainPath(path), folderOf(path)]).toEqual([plain, folder]);
});

it.each([
  ["a/b", "a", true],
  ["a", "a", true],
  ["ab", "a", false],
  ["a", "a/b", false],
  ["a/b", "", true],
  ["", "", true],
  ["../a", "", false],
  ["..", "", false],
  ["..a", "", true],
  ["/a", "", false],
  ["../a/b", "../a", true],
])("knows whether %j is within %j", (folder, outer, expected) => {
  expect(isWithin(folder, outer)).toBe(expected);
});
