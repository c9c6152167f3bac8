import { expect, it } from "vitest";
import { keyUpToStatements, linted } from "./check.ts";

const statements = (indent: string): string =>
  [
    '- &all { Sid: A, Effect: Allow, Principal: { AWS: "111122223333" }, Action: "kms:*", Resource: "*" }',
    "- <<: *all",
    "  Sid: B",
    "  Action: kms:Nothing",
  ]
    .map((line) => `${indent}${line}\n`)
    .join("");

const template = `Resources:\n${keyUpToStatements}`;

it.each([
  ["a policy", `Version: "2012-10-17"\nStatement:\n${statements("  ")}`, "4:5 /Statement/1/<<"],
  ["a template", template + statements("          "), "9:13 /Resources/Key/Properties/KeyPolicy/Statement/1/<<"],
])("tells a merge key once, and nothing that it is a part of: %s", async (_name, text, place) => {
  const { findings, diagnostics } = await linted("a.yaml", text);
  expect(findings).toEqual([]);
  expect(diagnostics.map(({ line, column, pointer }) => `${String(line)}:${String(column)} ${pointer}`)).toEqual([
    place,
  ]);
  expect(diagnostics[0]?.message).toMatch(/^`<<` merges nothing here/u);
});

it("leaves a member of that name in JSON to the rules", async () => {
  const statement = { "<<": {}, Effect: "Deny", Action: "*", Resource: "*" };
  const { rules, diagnostics } = await linted("a.json", { Version: "2012-10-17", Statement: [statement] });
  expect(rules).toContain("unknown-element");
  expect(diagnostics).toEqual([]);
});
