/**
 * `npm run lint:corpus -- FOLDER`: lints every policy of a folder with `key-policies` and `identity-policies`, and prints a
 * table: findings a rule, policies with an error or a warning. `--rule ID` prints the findings of one rule, to be judged.
 */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Finding, severities } from "../engine/lint/finding.ts";
import { type LintResult, lintSources, rules } from "../engine/lint/index.ts";
import { presets } from "../engine/lint/rule.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rule: { type: "string" }, preset: { type: "string", default: "recommended" } },
});
const [root] = positionals;
const preset = presets.find((known) => known === values.preset);
if (root === undefined || preset === undefined) throw new Error("name the folder, and a preset that exists");

const folders = [
  ["key-policies", "key-policy"],
  ["identity-policies", "identity-policy"],
] as const;
const findings: Finding[] = [];
let unreadable = 0;
for (const [folder, kind] of folders) {
  const names = readdirSync(join(root, folder)).toSorted();
  const results: LintResult[] = [];
  for (const name of names) {
    const source = { file: `${folder}/${name}`, text: readFileSync(join(root, folder, name), "utf8") };
    results.push(await lintSources([source], { kind, choice: { preset, severities: {} } }));
  }
  const found = results.flatMap((result) => result.findings);
  findings.push(...found);
  unreadable += results.filter(({ diagnostics }) => diagnostics.length > 0).length;
  const loud = new Set(found.filter(({ severity }) => severity !== "info").map(({ file }) => file));
  const errors = new Set(found.filter(({ severity }) => severity === "error").map(({ file }) => file));
  console.log(
    `${folder}: ${String(names.length)} documents, ${String(errors.size)} with an error, ${String(loud.size)} with an error or warning`,
  );
}
if (unreadable > 0) {
  console.log(`${String(unreadable)} documents could not be read`);
  process.exitCode = 1;
}
if (values.rule === undefined) table();
else
  for (const { file, start, message } of findings.filter(({ rule }) => rule === values.rule)) {
    console.log(`${file ?? ""}:${String(start?.line ?? 1)}: ${message}`);
  }

function table(): void {
  console.log("  error warning    info  policies");
  for (const { id } of rules) {
    const found = findings.filter(({ rule }) => rule === id);
    const counts = severities.map((severity) => found.filter((finding) => finding.severity === severity).length);
    const policies = new Set(found.map(({ file }) => file)).size;
    if (found.length === 0) continue;
    console.log(`${counts.map((count) => String(count).padStart(7)).join(" ")} ${String(policies).padStart(9)}  ${id}`);
  }
}
