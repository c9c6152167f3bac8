import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import type { EnvironmentDocument, ScenarioDocument } from "../../engine/model/documents.ts";
import { decide } from "./decide.ts";

const conformance = resolve(import.meta.dirname, "..");
const cases = process.env["KMS_CEDAR_CASES"] ?? join(conformance, "cases");
const now = Date.parse("2026-11-24T12:00:00Z");

const files = readdirSync(cases, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".json"))
  .map((name) => join(cases, name));

/** Puts in place of every path the document that it names. */
function embedded(value: unknown, from: string): unknown {
  if (typeof value === "string" && /^\.{0,2}[^:]*\.json$/.test(value)) return loaded(resolve(dirname(from), value));
  if (Array.isArray(value)) return value.map((item) => embedded(item, from));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, embedded(member, from)]));
}

function loaded(file: string): unknown {
  return embedded(JSON.parse(readFileSync(file, "utf8")), file);
}

describe.each([...files, join(conformance, "examples", "scenario.json")].map((file) => [file]))("%s", (file) => {
  const scenario = loaded(file) as ScenarioDocument;
  const environment = scenario.given as EnvironmentDocument;
  it.each(scenario.cases.map((item) => [item.name, item] as const))("%s", (_name, { when, then }) => {
    const checks = decide(environment, when, now);
    const decision = checks.every((check) => check.decision === "Allow") ? "Allow" : "Deny";
    const reasons = checks.map(({ reason }) => reason);
    expect({ decision, reasons }).toEqual({
      decision: then.decision,
      reasons: then.reason === undefined ? reasons : (expect.arrayContaining([then.reason]) as string[]),
    });
  });
});
