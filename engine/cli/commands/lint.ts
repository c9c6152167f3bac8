/** `kms-cedar lint`: holds policies to the rules, for people and for CI. */

import { Command, InvalidArgumentError, Option } from "commander";
import type { LintConfig } from "../../lint/config.ts";
import { type Finding, severities, type Severity } from "../../lint/finding.ts";
import { recommended, type RuleChoice } from "../../lint/lint.ts";
import { type LintOptions, lintSources } from "../../lint/lint-sources.ts";
import { presets } from "../../lint/rule.ts";
import { defaultSettings } from "../../lint/settings.ts";
import { suppress } from "../../lint/suppressions.ts";
import { type PolicyKind, policyKinds } from "../../model/policy.ts";
import type { Load, SourceText } from "../../read/source.ts";
import { both, printDiagnostics } from "../diagnostics.ts";
import { loadFrom } from "../files.ts";
import type { CommandScope, ExitStatus, Io } from "../io.ts";
import { baselineText, withoutKnown } from "../lint/baseline.ts";
import { openConfig } from "../lint/config-file.ts";
import { type Fixed, fixSource } from "../lint/fixing.ts";
import { formatNames, type Output, parseOutput } from "../lint/outputs.ts";
import { reports } from "../lint/reports/list.ts";
import type { Linted } from "../lint/reports/report.ts";
import { lintSourcesFrom } from "../lint/sources.ts";
import { terminalStyle } from "../terminal-style.ts";
import { readVersion } from "../version.ts";

const examples = `
Examples:
  kms-cedar lint policies/
  kms-cedar lint 'policies/**/*.json' --format sarif=kms.sarif --format text
  aws kms get-key-policy --key-id alias/orders --policy-name default | kms-cedar lint -

Reads key, identity, boundary, session, control and endpoint policies, environments, and what the AWS CLI prints of
policies. Exit status: 0 no finding that counts, 1 findings, 2 something cannot be read.`;

interface Options {
  readonly config?: string;
  readonly kind?: PolicyKind;
  readonly preset?: RuleChoice["preset"];
  readonly format?: readonly Output[];
  readonly caller?: string;
  readonly baseline?: string;
  readonly writeBaseline?: string;
  readonly fix?: boolean;
  readonly unsafe?: boolean;
  readonly diff?: boolean;
  readonly failOn: Severity;
  readonly maxWarnings?: number;
}

export function lintCommand({ io, exit }: CommandScope): Command {
  return new Command("lint")
    .summary("find mistakes in policies, before AWS does")
    .description("Holds policies to the rules of KMS: what AWS refuses, what does nothing, what opens a key too far.")
    .argument("<path...>", "files, directories, globs, or `-`")
    .option("--config <file>", "the configuration; absent: kms-cedar.config.json, where there is one")
    .addOption(new Option("--kind <kind>", "what raw policies are, where it cannot be seen").choices(policyKinds))
    .addOption(new Option("--preset <preset>", "which rules are on, instead of the configuration's").choices(presets))
    .option("--format <format[=file]>", `${formatNames.join(", ")}; several, each to a file`, parseOutput)
    .option("--caller <arn>", "the principal that deploys the policies, which must not lock itself out")
    .option("--fix", "change the files where no decision changes by it")
    .option("--unsafe", "with --fix or --diff: where decisions may change, too")
    .option("--diff", "print the changes of --fix and make none")
    .option("--baseline <file>", "leave out the findings that this file knows")
    .option("--write-baseline <file>", "write such a file")
    .addOption(new Option("--fail-on <severity>", "the least severity that fails").choices(severities).default("error"))
    .option("--max-warnings <count>", "how many warnings pass", countOf)
    .addHelpText("after", examples)
    .action(async (paths: readonly string[], options: Options) => {
      const [config, found] = await both(openConfig(options.config, io), lintSourcesFrom(paths, io));
      const files = await lintFiles(found.sources, options, config, io);
      const all = [...found.diagnostics, ...files.flatMap(({ result }) => result.diagnostics)];
      const shown = suppress(
        files.flatMap(({ result }) => result.findings),
        config?.suppressions ?? [],
      );
      const findings = options.baseline === undefined ? shown : await withoutKnown(shown, options.baseline, io);
      if (options.writeBaseline !== undefined) io.writeFile(options.writeBaseline, baselineText(shown));
      const linted = { findings, diagnostics: all, sources: files.map(({ source }) => source), version: readVersion() };
      if (options.diff !== true) writeReports(linted, options.format, io);
      printDiagnostics(all, io);
      exit(all.length > 0 ? 2 : statusOf(findings, options));
    });
}

/** Lints each file, and fixes it where that is asked. */
async function lintFiles(
  sources: readonly SourceText[],
  options: Options,
  config: LintConfig | null,
  io: Io,
): Promise<readonly Fixed[]> {
  const files: Fixed[] = [];
  for (const source of sources) {
    const lint = (text: SourceText) => lintSources([text], lintOptions(options, config, text.file, loadFrom(io)));
    const found = { source, result: await lint(source) };
    if (options.fix !== true && options.diff !== true) {
      files.push(found);
      continue;
    }
    const fixed = await fixSource(found, lint, options.unsafe === true);
    const { file, text } = fixed.source;
    const isChanged = text !== source.text && file !== null;
    if (options.diff === true && isChanged) io.stdout(await patchOf(file, source.text, text));
    if (options.diff !== true && isChanged) io.writeFile(file, text);
    files.push(options.diff === true ? found : fixed);
  }
  return files;
}

async function patchOf(file: string, before: string, after: string): Promise<string> {
  const { createTwoFilesPatch } = await import("diff");
  return createTwoFilesPatch(file, file, before, after);
}

function lintOptions(
  { kind, preset, caller }: Options,
  config: LintConfig | null,
  file: string | null,
  load: Load,
): LintOptions {
  const choice = config?.choiceFor(file) ?? recommended;
  const settings = config?.settings ?? defaultSettings;
  const kindOfFile = kind ?? config?.kindFor(file) ?? null;
  return {
    choice: { ...choice, preset: preset ?? choice.preset },
    settings: { ...settings, caller: caller ?? settings.caller },
    ...(kindOfFile === null ? {} : { kind: kindOfFile }),
    load,
    // Cedar is loaded only when a rule asks for decisions.
    authorizerFor: async (environment) => (await import("../../authorizer.ts")).authorizerFor(environment),
  };
}

function writeReports(linted: Linted, outputs: readonly Output[] = [{ format: "text", file: null }], io: Io): void {
  for (const { format, file } of outputs) {
    const style = file === null ? terminalStyle(io) : terminalStyle({ ...io, isTerminal: false, env: {} });
    const text = reports[format](linted, style);
    if (file === null) io.stdout(text);
    else io.writeFile(file, text);
  }
}

/** The severities from the loudest on; a finding as loud as the least one that fails, or louder, fails. */
function statusOf(findings: readonly Finding[], { failOn, maxWarnings = Infinity }: Options): ExitStatus {
  const failing = severities.slice(0, severities.indexOf(failOn) + 1);
  const warnings = findings.filter(({ severity }) => severity === "warning").length;
  return warnings > maxWarnings || findings.some(({ severity }) => failing.includes(severity)) ? 1 : 0;
}

function countOf(text: string): number {
  if (!/^\d+$/u.test(text)) throw new InvalidArgumentError("A number is expected.");
  return Number(text);
}
