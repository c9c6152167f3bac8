/** The collection cannot be half-done: each rule is listed, named after its folder, documented, and does what its page shows. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { applyFixes } from "../apply-fixes.ts";
import { examplesOf, headingsOf, sectionOf } from "./page.ts";
import { rules } from "./list.ts";
import { findingsInExample, loudInExample } from "./check.ts";

const folders = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

it("lists every folder, in order", () => {
  expect(rules.map(({ id }) => id)).toEqual(folders);
});

describe.each(rules.map((rule) => [rule.id, rule] as const))("%s", (id, rule) => {
  const folder = join(import.meta.dirname, id);
  const page = readFileSync(join(folder, "rule.md"), "utf8");

  it("has a rule, a test and a page", () => {
    expect(["rule.ts", "rule.test.ts", "rule.md"].filter((name) => !existsSync(join(folder, name)))).toEqual([]);
  });

  it("says in its page what it says in its code", () => {
    expect(page.startsWith(`# ${id}\n\n${rule.summary}\n\n`)).toBe(true);
    expect(headingsOf(page)).toEqual(["Summary", "Avoid", "Prefer", "Why", "When not", "Source"]);
    expect(headingsOf(page).filter((heading) => sectionOf(page, heading) === "")).toEqual([]);
    expect(rule.source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/\S+$/u);
    expect(sectionOf(page, "Source")).toContain(`(${rule.source})`);
    expect(sectionOf(page, "Source")).toContain(`playground/index.html#rule=${id})`);
  });

  it("reports what its page says to avoid, and not what it prefers", async () => {
    const avoid = examplesOf(page, "Avoid");
    const prefer = examplesOf(page, "Prefer");
    expect(avoid.length).toBeGreaterThan(0);
    expect(prefer.length).toBeGreaterThan(0);
    for (const example of avoid) expect(await findingsInExample(id, example)).not.toEqual([]);
    for (const example of prefer) expect(await findingsInExample(id, example)).toEqual([]);
  });

  it("shows one mistake in what it says to avoid, and none in what it prefers", async () => {
    for (const example of examplesOf(page, "Avoid")) {
      expect((await loudInExample(example)).filter((finding) => finding.rule !== id)).toEqual([]);
    }
    for (const example of examplesOf(page, "Prefer")) expect(await loudInExample(example)).toEqual([]);
  });

  it("offers fixes by which its finding vanishes", async () => {
    for (const example of examplesOf(page, "Avoid")) {
      const found = await findingsInExample(id, example);
      for (const { fix, message } of found) {
        if (fix === null) continue;
        const text = applyFixes(example.text, [fix]);
        expect((await findingsInExample(id, { ...example, text })).length, message).toBeLessThan(found.length);
      }
    }
  });

  it("has messages without a full stop, whose data are named", () => {
    for (const message of Object.values(rule.messages)) {
      expect(message).toMatch(/^[^A-Z]|^[A-Z]{2}|^KMS|^AWS|^IAM/u);
      expect(message).not.toMatch(/\.$/u);
    }
  });
});
