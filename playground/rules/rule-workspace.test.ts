import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { rules } from "../../engine/lint/index.ts";
import { examplesOf } from "../../engine/lint/index.ts";
import { lint } from "../worker/lint.ts";
import { ruleWorkspace } from "./rule-workspace.ts";

const page = (id: string): string =>
  readFileSync(new URL(`../../engine/lint/rules/${id}/rule.md`, import.meta.url), "utf8");
/** Rules that speak of a policy alone, and those that say it where its environment is known, as on the page. */
const sayingSo: Readonly<Record<string, string>> = {
  "nobody-administers": "key-lockout",
  "denied-in-policy": "shadowed-by-deny",
};
/** What the page's linter reports: the rules of its preset that need to be told nothing about the world. */
const reported = rules.filter(
  ({ id, preset }) =>
    preset === "recommended" && Object.keys(examplesOf(page(id), "Avoid")[0]?.settings ?? {}).length === 0,
);

describe("ruleWorkspace", () => {
  it.each(rules.map(({ id }) => id))("%s: every page's link opens its example", (id) => {
    expect(page(id)).toContain(`playground/index.html#rule=${id})`);
    const workspace = ruleWorkspace(id);
    expect(workspace).toMatchObject({ title: `The lint rule ${id}`, cases: [] });
    expect(workspace?.description).not.toBe("");
  });

  it.each(reported.map(({ id }) => id))("%s: the linter reports it in the example", async (id) => {
    const answer = await lint({ files: ruleWorkspace(id)?.files ?? {}, without: [] }, () => true);
    const findings = answer?.findings ?? [];
    expect(findings.map(({ rule }) => rule)).toContain(sayingSo[id] ?? id);
  });

  it("knows no other rule", () => {
    expect(ruleWorkspace("no-such-rule")).toBeNull();
  });
});
