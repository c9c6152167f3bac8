import { expect, it } from "vitest";
import { namesAt } from "./completion-names.ts";
import { documentsOf } from "./documents.ts";
import { keysOf, principalsOf } from "./names.ts";
import { partTitle } from "./part-title.ts";
import { requestText } from "./request-text.ts";
import { sessionPolicyFiles } from "./asked-request.ts";
import { without } from "./without.ts";

const nested = `{ "Principal": ${"[".repeat(50_000)}${"]".repeat(50_000)} }`;
const inherited = {
  "environment.json": JSON.stringify({ keys: { k: { policy: "constructor", grants: "toString" } } }),
  "request.json": JSON.stringify({ principal: "p", session: { policies: ["valueOf"] } }),
};

it("no document is found under a name that every object inherits", () => {
  expect(documentsOf(inherited).map(({ file }) => file)).toEqual(["request.json", "environment.json"]);
  expect(sessionPolicyFiles(inherited)).toEqual([]);
  expect(requestText(inherited).text).toBe(inherited["request.json"]);
  expect(without(inherited, ["constructor#/0", "__proto__#", ""])).toEqual(inherited);
  expect(partTitle(inherited, "constructor#/Statement/0")).toBe("constructor, statement 0");
});

it("a document that is nested without end names nothing", () => {
  const files = { "environment.json": nested, "request.json": nested, "p.json": nested };
  expect([documentsOf(files).length, keysOf(files), principalsOf(files)]).toEqual([3, [], []]);
  expect(namesAt(files, "p.json", 20)).toEqual([]);
  expect(without(files, ["p.json#/Principal"])).toEqual(files);
});
