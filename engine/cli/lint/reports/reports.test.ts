import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import type { Log } from "sarif";
import { describe, expect, it } from "vitest";
import { readSchema } from "../../../build/schemas.ts";
import { keyUpToStatements } from "../../../lint/inputs/check.ts";
import { run } from "../../check.ts";

const bad = JSON.stringify(
  {
    Version: "2012-10-17",
    Statement: [
      { Sid: "Use", Effect: "Allow", Principal: { AWS: "111122223333" }, Action: ["kms:Decript"], Resource: "*" },
      { Sid: "Use", Effect: "Allow", Principal: "*", Action: "kms:decrypt", Resource: "*", Note: 1 },
    ],
  },
  null,
  2,
);
const template = `Resources:
${keyUpToStatements}          [{ Effect: Allow, Principal: "*", Action: "kms:*", Resource: "*" }]
`;
const files = {
  "policies/key 1.json": bad,
  "template.yaml": template,
  "broken.json": "{",
  "kms-cedar.config.json": JSON.stringify({ suppressions: [{ rule: "duplicate-sid", sid: "No", reason: "none" }] }),
};

/** A report over findings with and without fixes, a stale suppression, and a file that cannot be read. */
async function reportAs(format: string): Promise<string> {
  const { stdout, status } = await run(["lint", "--format", format, ...Object.keys(files).slice(0, 3)], { files });
  expect(status).toBe(2);
  return stdout;
}

it("prints JSON as its schema says", async () => {
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
  const validate = ajv.compile(readSchema("lint-report"));
  const report: unknown = JSON.parse(await reportAs("json"));
  expect({ valid: validate(report), errors: validate.errors }).toEqual({ valid: true, errors: null });
  expect(validate({ ...(report as object), more: 1 })).toBe(false);
  const { findings, diagnostics } = report as Record<string, readonly { readonly fix: object | null }[]>;
  expect(findings?.some(({ fix }) => fix === null)).toBe(true);
  expect(findings?.some(({ fix }) => fix !== null)).toBe(true);
  expect(diagnostics).toHaveLength(1);
});

describe("SARIF", () => {
  const file = createRequire(import.meta.url).resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
  // The schema says draft 4, and uses nothing that draft 7 reads otherwise but the name of its address.
  const {
    $schema: _draft,
    id: _address,
    ...schema
  } = JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  const validate = ajv.compile(schema);
  const read = async (): Promise<Log> => JSON.parse(await reportAs("sarif")) as Log;

  it("is valid against the schema of SARIF 2.1.0", async () => {
    const log = await read();
    expect({ valid: validate(log), errors: validate.errors }).toEqual({ valid: true, errors: null });
    expect(validate({ ...log, version: "2.0.0" })).toBe(false);
  });

  it("has a rule with help for every result, a fingerprint, an exact region", async () => {
    const [{ results = [], tool } = {}] = (await read()).runs;
    const rules = tool?.driver.rules ?? [];
    expect(results.length).toBeGreaterThan(3);
    for (const { ruleId, ruleIndex = -1, partialFingerprints, locations } of results) {
      expect(rules[ruleIndex]?.id).toBe(ruleId);
      if (ruleId !== "stale-suppression") expect(rules[ruleIndex]?.help?.markdown).toContain("## Prefer");
      if (ruleId !== "stale-suppression")
        expect(rules[ruleIndex]?.helpUri).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//u);
      expect(Object.keys(partialFingerprints ?? {})).toEqual(["kmsCedar/v1"]);
      const { artifactLocation, region } = locations?.[0]?.physicalLocation ?? {};
      expect(artifactLocation?.uri).toMatch(/^(?:policies\/key%201\.json|template\.yaml|kms-cedar\.config\.json)$/u);
      expect(region?.endColumn).toBeGreaterThan(0);
    }
    expect(new Set(results.map(({ partialFingerprints }) => JSON.stringify(partialFingerprints))).size).toBe(
      results.length,
    );
  });

  it("tells fixes that do what --fix does", async () => {
    const [{ results = [] } = {}] = (await read()).runs;
    const misspelt = results.find(({ ruleId }) => ruleId === "unknown-action");
    const [replacement] = misspelt?.fixes?.[0]?.artifactChanges[0]?.replacements ?? [];
    const { startLine = 0, startColumn = 0, endLine, endColumn = 0 } = replacement?.deletedRegion ?? {};
    expect(endLine).toBe(startLine);
    const line = bad.split("\n")[startLine - 1] ?? "";
    const text = replacement?.insertedContent?.text ?? "";
    expect(line.slice(0, startColumn - 1) + text + line.slice(endColumn - 1)).toBe('        "kms:Decrypt"');
  });

  it("makes an absolute path an address", async () => {
    const { stdout } = await run(["lint", "/a b.json", "--format", "sarif"], { files: { "/a b.json": bad } });
    expect(stdout).toContain('"uri": "file:///a%20b.json"');
  });
});
