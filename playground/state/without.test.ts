import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { without } from "./without.ts";

const text = JSON.stringify({ Statement: [{ Sid: "a" }, { Sid: "b" }, { Sid: "c" }] }, null, 2);
const sids = (files: Readonly<Record<string, string>>): readonly string[] =>
  (JSON.parse(files["p.json"] ?? "") as { Statement: { Sid: string }[] }).Statement.map(({ Sid }) => Sid);

describe("without", () => {
  it("leaves out exactly the statements named, whatever their order, and moves nothing", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(["a", "b", "c"]), (left) => {
        const parts = left.map((sid) => `p.json#/Statement/${String("abc".indexOf(sid))}`);
        const result = without({ "p.json": text }, parts);
        expect(sids(result)).toEqual(["a", "b", "c"].filter((sid) => !left.includes(sid)));
        expect(result["p.json"]?.length).toBe(text.length);
        for (const sid of sids(result)) expect(result["p.json"]?.indexOf(`"${sid}"`)).toBe(text.indexOf(`"${sid}"`));
      }),
    );
  });

  it("empties a document whose only statement stands without a list", () => {
    const lone = '{ "Statement": { "Effect": "Allow" } }';
    const result = without({ "p.json": lone }, ["p.json#/Statement"]);
    expect(JSON.parse(result["p.json"] ?? "")).toEqual({ Statement: [] });
  });

  it("leaves a text alone that lacks the part, or that is broken", () => {
    expect(without({ "p.json": "{" }, ["p.json#/Statement/0", "q.json#/0"])).toEqual({ "p.json": "{" });
  });
});
