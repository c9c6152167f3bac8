import { randomBytes } from "node:crypto";
import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Workspace } from "../state/workspace.ts";
import { packShared, type Shared, unpackShared } from "./link.ts";

const files = fc.dictionary(fc.string(), fc.string({ unit: "grapheme" }), { noNullPrototype: true });
const workspaces = fc.record({
  title: fc.string({ unit: "grapheme" }),
  description: fc.string(),
  files,
  cases: fc.constant([]),
});
const shared = fc.record({ workspace: workspaces, before: fc.option(files), without: fc.array(fc.string()) });
const alone = (workspace: Workspace): Shared => ({ workspace, before: null, without: [] });
const one: Workspace = { title: "T", description: "", files: { "request.json": "{ not json" }, cases: [] };

describe("a share link", () => {
  it("gives back what was put in, letter by letter", async () => {
    await fc.assert(
      fc.asyncProperty(shared, async (what) => {
        const text = (await packShared(what)) ?? "";
        expect(text).toMatch(/^1\.[\w-]+$/u);
        expect(await unpackShared(text)).toEqual({ ok: true, ...what });
      }),
      { numRuns: 50 },
    );
  });

  it("tells of a link that is cut off, changed, or of another version", async () => {
    const text = (await packShared(alone(one))) ?? "";
    for (const wrong of ["", "1.", "1.****", text.slice(0, -6), `1.${text.slice(6)}`, "1.AAAA"])
      expect(await unpackShared(wrong)).toMatchObject({
        ok: false,
        problem: expect.stringMatching(/cut off/u) as string,
      });
    expect(await unpackShared(`2${text.slice(1)}`)).toMatchObject({
      ok: false,
      problem: expect.stringMatching(/version 2/u) as string,
    });
  });

  it("believes no workspace that is none", async () => {
    const wrong = { ...one, files: { "request.json": 3 } } as unknown as Workspace;
    const before = { "request.json": 3 } as unknown as Shared["before"];
    const without = [3] as unknown as Shared["without"];
    const cases = [{ name: "n", when: {}, then: { decision: "Deny" } }] as unknown as Workspace["cases"];
    expect(await unpackShared((await packShared(alone({ ...one, cases }))) ?? "")).toMatchObject({ ok: false });
    for (const what of [alone(wrong), { ...alone(one), before }, { ...alone(one), without }])
      expect(await unpackShared((await packShared(what)) ?? "")).toMatchObject({ ok: false });
  });

  it("unpacks no bomb, and makes none", async () => {
    const big = { ...one, files: { "request.json": "a".repeat(5_000_000) } };
    expect(await packShared(alone(big))).toBeNull();
    const text = `1.${deflateRawSync(JSON.stringify(big)).toString("base64url")}`;
    expect(text.length).toBeLessThan(10_000);
    expect(await unpackShared(text)).toMatchObject({ ok: false });
  });

  it("is not made longer than a browser opens", async () => {
    const random = randomBytes(1_800_000).toString("base64");
    expect(await packShared(alone({ ...one, files: { "request.json": random } }))).toBeNull();
  });
});
