/**
 * Holds the mutants that survived the last run to the list of those that are known: `npm run mutation:survivors`.
 * The list, `survivors/`, tells of each why no test can tell it from the engine, or why none does.
 */

import { readFileSync } from "node:fs";
import { globSync } from "tinyglobby";

interface Place {
  readonly line: number;
  readonly column: number;
}

interface Mutant {
  readonly status: string;
  readonly replacement?: string;
  readonly location: { readonly start: Place; readonly end: Place };
}

interface MutationReport {
  readonly files: Readonly<Record<string, { readonly source: string; readonly mutants: readonly Mutant[] }>>;
}

/** One item of the list: the line as it stands, and what the mutant writes in place of a part of it. */
function itemOf(source: string, { location: { start, end }, replacement = "" }: Mutant): string {
  const lines = source.split("\n");
  const line = lines[start.line - 1] ?? "";
  const to = start.line === end.line ? end.column - 1 : line.length;
  const original = line.slice(start.column - 1, to) + (start.line === end.line ? "" : " …");
  const written = replacement.replaceAll(/\s+/gu, " ").slice(0, 120);
  return `- ${code(line.trim())}: ${code(original)} → ${code(written)}`;
}

/** As Markdown writes code: between a run of backticks that it does not hold, and with blanks where it begins or ends with one. */
function code(text: string): string {
  const runs = new Set(text.match(/`+/gu));
  let fence = "`";
  while (runs.has(fence)) fence += "`";
  const pad = /^`|`$/u.test(text) ? " " : "";
  return `${fence}${pad}${text}${pad}${fence}`;
}

/** How often each item stands under each file, e.g. `engine/resolve.ts - ...`. */
function counted(items: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

function survivorsIn({ files }: MutationReport): readonly string[] {
  return Object.entries(files).flatMap(([file, { source, mutants }]) =>
    mutants
      .filter(({ status }) => status === "Survived" || status === "NoCoverage")
      .map((mutant) => `${file} ${itemOf(source, mutant)}`),
  );
}

function listedIn(markdown: string): readonly string[] {
  const listed: string[] = [];
  let file = "";
  for (const line of markdown.split("\n")) {
    if (line.startsWith("## ")) file = line.slice("## ".length).replaceAll("`", "");
    else if (line.startsWith("- ")) listed.push(`${file} ${line}`);
  }
  return listed;
}

function missingFrom(wanted: ReadonlyMap<string, number>, there: ReadonlyMap<string, number>): readonly string[] {
  return [...wanted].filter(([item, count]) => (there.get(item) ?? 0) < count).map(([item]) => item);
}

const report = JSON.parse(readFileSync(".stryker/report.json", "utf8")) as MutationReport;
const survived = counted(survivorsIn(report));
const lists = globSync("conformance/mutation/survivors/*.md").map((list) => readFileSync(list, "utf8"));
const listed = counted(lists.flatMap(listedIn));
const unlisted = missingFrom(survived, listed);
const gone = missingFrom(listed, survived);
for (const item of unlisted) process.stdout.write(`survived, not listed: ${item}\n`);
for (const item of gone) process.stdout.write(`listed, did not survive: ${item}\n`);
process.stdout.write(`${String(survived.size)} kinds of survivors, ${String(unlisted.length)} not listed\n`);
process.exitCode = unlisted.length + gone.length === 0 ? 0 : 1;
