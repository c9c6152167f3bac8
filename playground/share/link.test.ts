import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Workspace } from "../state/workspace.ts";
import { packWorkspace, unpackWorkspace } from "./link.ts";

const workspaces = fc.record({
  title: fc.string({ unit: "grapheme" }),
  description: fc.string(),
  files: fc.dictionary(fc.string(), fc.string({ unit: "grapheme" }), { noNullPrototype: true }),
  cases: fc.constant([]),
});
const one: Workspace = { title: "T", description: "", files: { "request.json": "{ not json" }, cases: [] };

describe("a share link", () => {
  it("gives back what was put in, letter by letter", async () => {
    await fc.assert(
      fc.asyncProperty(workspaces, async (workspace) => {
        const text = await packWorkspace(workspace);
        expect(text).toMatch(/^1\.[\w-]+$/u);
        expect(await unpackWorkspace(text)).toEqual({ ok: true, workspace });
      }),
      { numRuns: 50 },
    );
  });

  it("tells of a link that is cut off, changed, or of another version", async () => {
    const text = await packWorkspace(one);
    for (const wrong of ["", "1.", "1.****", text.slice(0, -6), `1.${text.slice(6)}`, "1.AAAA"])
      expect(await unpackWorkspace(wrong)).toMatchObject({
        ok: false,
        problem: expect.stringMatching(/cut off/u) as string,
      });
    expect(await unpackWorkspace(`2${text.slice(1)}`)).toMatchObject({
      ok: false,
      problem: expect.stringMatching(/version 2/u) as string,
    });
  });

  it("believes no workspace that is none", async () => {
    const wrong = { ...one, files: { "request.json": 3 } } as unknown as Workspace;
    expect(await unpackWorkspace(await packWorkspace(wrong))).toMatchObject({ ok: false });
  });

  it("unpacks no bomb", async () => {
    const big = { ...one, files: { "request.json": "a".repeat(5_000_000) } };
    const text = await packWorkspace(big);
    expect(text.length).toBeLessThan(10_000);
    expect(await unpackWorkspace(text)).toMatchObject({ ok: false });
  });
});
