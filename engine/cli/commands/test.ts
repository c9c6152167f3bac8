/** `kms-cedar test`: runs scenarios, as policy tests in CI. */

import { Command } from "commander";
import { type Diagnostic, formatDiagnostic } from "../../model/diagnostic.ts";
import { readScenario } from "../../read/scenario.ts";
import type { SourceText } from "../../read/source.ts";
import { printDiagnostics, refuse, warn } from "../diagnostics.ts";
import { loadFrom } from "../files.ts";
import { formatOption, json } from "../format-option.ts";
import type { CommandScope, Io } from "../io.ts";
import { findScenarios } from "../scenarios/find.ts";
import { junitReport } from "../scenarios/junit.ts";
import { runScenario, type ScenarioResult } from "../scenarios/run.ts";
import { reportText } from "../scenarios/text.ts";
import { terminalStyle } from "../terminal-style.ts";

const examples = `
Examples:
  kms-cedar test policies/tests
  kms-cedar test scenario.json --format junit > report.xml

A scenario is an environment and cases: what is asked, and the decision (reason, layer) that must come back.
A warning tells of what may be a slip, such as a principal that the environment lacks; it fails nothing.
Exit status: 0 every case passes, 1 a case fails, 2 a scenario cannot be used.`;

export function testCommand({ io, exit }: CommandScope): Command {
  return new Command("test")
    .summary("check what must hold in an environment")
    .description("Runs scenarios: each case's decision must be the expected one.")
    .argument("<scenario...>", "files, directories of JSON and YAML files, or `-`")
    .addOption(formatOption("text", "json", "junit"))
    .addHelpText("after", examples)
    .action(async (names: readonly string[], { format }: { readonly format: string }) => {
      const found = await findScenarios(names, io);
      const results: ScenarioResult[] = found.diagnostics.map(unreadable);
      for (const source of found.sources) results.push(await runSource(source, io));
      const diagnostics = results.flatMap((result) => result.diagnostics);
      if (found.sources.length === 0 && diagnostics.length === 0) refuse(names.join(" "), "there is no scenario here");
      const style = terminalStyle(io);
      if (format === "json") io.stdout(json({ ...totals(results), scenarios: results, diagnostics }));
      else io.stdout(format === "junit" ? junitReport(results) : reportText(results, found.passedOver, style));
      for (const warning of results.flatMap(({ warnings }) => warnings)) warn(formatDiagnostic(warning), io);
      printDiagnostics(diagnostics, io);
      exit(diagnostics.length > 0 ? 2 : totals(results).failed > 0 ? 1 : 0);
    });
}

async function runSource(source: SourceText, io: Io): Promise<ScenarioResult> {
  const read = readScenario(source, loadFrom(io));
  const file = source.file ?? "";
  return read.ok
    ? runScenario(file, read.value)
    : { file, title: null, cases: [], diagnostics: read.diagnostics, warnings: [] };
}

function unreadable(diagnostic: Diagnostic): ScenarioResult {
  return { file: diagnostic.file ?? "", title: null, cases: [], diagnostics: [diagnostic], warnings: [] };
}

function totals(results: readonly ScenarioResult[]) {
  const cases = results.flatMap((result) => result.cases);
  const passed = cases.filter((one) => one.passed).length;
  return { passed, failed: cases.length - passed };
}
