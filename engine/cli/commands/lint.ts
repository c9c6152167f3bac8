/** `kms-cedar lint`: holds policies to the rules, for people and for CI. */

import { Command, InvalidArgumentError, Option } from "commander";
import { type Finding, severities, type Severity } from "../../lint/finding.ts";
import { presets } from "../../lint/rule.ts";
import { policyKinds } from "../../model/policy.ts";
import { both, printDiagnostics, refuse } from "../diagnostics.ts";
import { saveFile } from "../files.ts";
import type { CommandScope, ExitStatus, Io } from "../io.ts";
import { baselineText, withoutKnown } from "../lint/baseline.ts";
import { changedFiles } from "../lint/changed-files.ts";
import { openConfig } from "../lint/config-file.ts";
import { formatNames, type Output, parseOutput } from "../lint/outputs.ts";
import { compilePatiently } from "../lint/patient-compiler.ts";
import { reports } from "../lint/reports/list.ts";
import type { Linted } from "../lint/reports/report.ts";
import { lintFiles, type RunOptions } from "../lint/run.ts";
import { lintSourcesFrom } from "../lint/sources.ts";
import { rulePage } from "../rule-page.ts";
import { terminalStyle } from "../terminal-style.ts";
import { readVersion } from "../version.ts";

const examples = `
Examples:
  kms-cedar lint policies/
  kms-cedar lint 'policies/**/*.json' --format sarif=kms.sarif --format text
  kms-cedar lint --changed=origin/main
  aws kms get-key-policy --key-id alias/orders --policy-name default | kms-cedar lint -

Reads key, identity, boundary, session, control and endpoint policies, environments, CloudFormation and SAM templates,
Terraform plans as JSON, and what the AWS CLI prints of policies, grants and keys. \`kms-cedar explain RULE\` tells what a
rule is about.

Files of one folder are looked at together, too: its key policy is that of the key which outputs of describe-key and
list-grants name, where the folder holds exactly one key policy and names exactly one key; the users and roles are those
of get-account-authorization-details in that folder or in one around it.

What an owner leaves as it is, with the reason: \`suppressions\` in the configuration; in YAML and in the .tf files of a
plan \`# kms-cedar-disable-next-line RULE -- reason\` (or -line, -next-block, -file); in a template's resource
\`Metadata: {kms-cedar: {suppress: [{rule, sid, reason}]}}\`. One that suppresses nothing is an error.

Exit status: 0 no finding that counts, 1 findings, 2 something cannot be read, 3 a fault of kms-cedar.`;

interface Options extends Omit<RunOptions, "partial"> {
  readonly config?: string;
  readonly format?: readonly Output[];
  readonly baseline?: string;
  readonly writeBaseline?: string;
  readonly changed?: string | true;
  readonly partial?: boolean;
  readonly failOn: Severity;
  readonly maxWarnings?: number;
}

export function lintCommand({ io, exit }: CommandScope): Command {
  compilePatiently();
  return new Command("lint")
    .summary("find mistakes in policies, before AWS does")
    .description("Holds policies to the rules of KMS: what AWS refuses, what does nothing, what opens a key too far.")
    .argument("[path...]", "files, directories, globs, or `-`; with --changed the whole folder, where none is given")
    .option("--config <file>", "the configuration; absent: kms-cedar.config.json, where there is one")
    .addOption(new Option("--kind <kind>", "what raw policies are, where it cannot be seen").choices(policyKinds))
    .addOption(new Option("--preset <preset>", "which rules are on, instead of the configuration's").choices(presets))
    .option("--format <format[=file]>", `${formatNames.join(", ")}; several, each to a file`, parseOutput)
    .option("--caller <arn>", "the principal that deploys the policies, which must not lock itself out")
    .option("--terraform <folder>", "where the .tf files of a plan are, for their comments; absent: beside the plan")
    .option("--changed [base]", "only files changed in git: since this branch left BASE, or since the last commit")
    .option("--partial", "the paths are any files: pass over what is no policy, judge no suppression of other files")
    .option("--fix", "change the files where no decision changes by it")
    .option("--unsafe", "with --fix or --diff: where decisions may change, too")
    .option("--diff", "print the changes of --fix and make none")
    .option("--baseline <file>", "leave out the findings that this file knows")
    .option("--write-baseline <file>", "write such a file")
    .addOption(new Option("--fail-on <severity>", "the least severity that fails").choices(severities).default("error"))
    .option("--max-warnings <count>", "how many warnings pass", countOf)
    .addHelpText("after", examples)
    .action(async (paths: readonly string[], options: Options) => {
      if (paths.length === 0 && options.changed === undefined) refuse("PATH", "name a file, a folder, a glob, or `-`");
      const partial = options.partial === true || options.changed !== undefined;
      const base = options.changed === true ? null : options.changed;
      const changed = base === undefined ? null : changedFiles(base, io);
      const [config, found] = await both(
        openConfig(options.config, io),
        lintSourcesFrom(paths.length === 0 ? ["."] : paths, { changed, partial: options.partial === true }, io),
      );
      const run = await lintFiles(found, { ...options, partial }, config, io);
      const { sources } = run;
      const diagnostics = [...found.diagnostics, ...run.diagnostics];
      if (sources.length === 0 && diagnostics.length === 0 && !partial) refuse(paths.join(" "), "no policy is here");
      const findings =
        options.baseline === undefined ? run.findings : await withoutKnown(run.findings, options.baseline, io);
      if (options.writeBaseline !== undefined) saveFile(options.writeBaseline, baselineText(run.findings), io);
      const passedOver = found.passedOver + run.passedOver;
      const linted = { findings, diagnostics, sources, passedOver, version: readVersion(), pageOf: rulePage };
      if (options.diff !== true) writeReports(linted, options.format, io);
      printDiagnostics(diagnostics, io);
      exit(diagnostics.length > 0 ? 2 : statusOf(findings, options));
    });
}

function writeReports(linted: Linted, outputs: readonly Output[] = [{ format: "text", file: null }], io: Io): void {
  for (const { format, file } of outputs) {
    const style = file === null ? terminalStyle(io) : terminalStyle({ ...io, isTerminal: false, env: {} });
    const text = reports[format](linted, style);
    if (file === null) io.stdout(text);
    else saveFile(file, text, io);
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
