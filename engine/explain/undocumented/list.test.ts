import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { undocumentedRules } from "./list.ts";

const page = readFileSync(join(import.meta.dirname, "../../docs/undocumented-rules.md"), "utf8");
const sections = new Map(
  page
    .split(/^## (?=E\d+)/mu)
    .slice(1)
    .map((section) => [section.split(":")[0] ?? "", section.replaceAll(/\s+/gu, " ")]),
);

describe("the page of undocumented rules", () => {
  it("has a section for each rule, in the order of the list, and no other", () => {
    expect([...sections.keys()]).toEqual([...new Set(undocumentedRules.map(({ rule }) => rule))]);
  });

  it.each(undocumentedRules.map(({ rule, text }) => [rule, text] as const))(
    "tells how %s is read: %s",
    (rule, text) => {
      expect(sections.get(rule)).toContain(`- Read as: ${text}`);
    },
  );

  it("tells another reading of each", () => {
    for (const section of sections.values()) expect(section).toMatch(/ - Other readings?: /u);
  });
});

describe("the rules", () => {
  it("are all in the list, each under the name of its file", async () => {
    const files = readdirSync(import.meta.dirname).filter((name) => /^(?!list\b).*(?<!\.test)\.ts$/u.test(name));
    const found = await Promise.all(
      files.map(async (file) => {
        const exported = Object.entries((await import(join(import.meta.dirname, file))) as Record<string, unknown>);
        return exported.filter(([, value]) => typeof value === "object" && value !== null && "otherwise" in value);
      }),
    );
    expect(new Set(found.flat().map(([, value]) => value))).toEqual(new Set(undocumentedRules));
    const named = files.map((file) =>
      file.replace(".ts", "").replaceAll(/-(.)/gu, (_, letter: string) => letter.toUpperCase()),
    );
    for (const [name] of found.flat()) expect(named).toContain(name);
  });

  it("are listed by number", () => {
    const numbers = undocumentedRules.map(({ rule }) => Number(rule.slice(1)));
    expect(numbers).toEqual(numbers.toSorted((one, other) => one - other));
  });
});
