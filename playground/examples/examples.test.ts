import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createAuthorizer, readScenario, type ScenarioDocument } from "../../engine/index.ts";
import { runCases } from "../worker/cases.ts";
import { workspaceOf } from "../state/scenario.ts";
import { gallery } from "./gallery.ts";

const folder = new URL("./", import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
const open = (name: string): ScenarioDocument =>
  JSON.parse(readFileSync(new URL(name, folder), "utf8")) as ScenarioDocument;

describe("the gallery", () => {
  it("has every example, each once", () => {
    expect(names.length).toBeGreaterThanOrEqual(16);
    expect(gallery.map(({ id }) => `${id}.json`).toSorted()).toEqual(names.toSorted());
  });

  it.each(names)("%s is a scenario with a title and three sentences", (name) => {
    const text = readFileSync(new URL(name, folder), "utf8");
    expect(readScenario({ file: name, text })).toMatchObject({ ok: true });
    const { title, description } = open(name);
    expect(title).not.toMatch(/\.$/u);
    expect((description ?? "").match(/[.](?=\s|$)/gu)).toHaveLength(3);
  });

  it.each(names)("%s holds, both as it is and taken apart into documents", async (name) => {
    const scenario = open(name);
    const { files, cases } = workspaceOf(scenario);
    const results = (await runCases({ files, without: [] }, cases, () => true))?.results ?? [];
    expect(results).toHaveLength(cases.length);
    expect(results.filter(({ passed }) => !passed)).toEqual([]);
    const authorizer = await createAuthorizer(scenario.given as Exclude<ScenarioDocument["given"], string>);
    const whole = scenario.cases.map(({ when }) =>
      "operation" in when ? authorizer.authorizeCall(when).decision : authorizer.authorize(when).decision,
    );
    expect(results.map(({ decision }) => decision)).toEqual(whole);
  });
});
