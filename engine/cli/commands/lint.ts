/** `kms-cedar lint`: holds policies to the rules, for people and for CI. */

import { Command, InvalidArgumentError, Option } from "commander";
import type { Finding, Severity } from "../../lint/finding.ts";
import type { RuleChoice } from "../../lint/lint.ts";
import { type LintOptions, lintSources } from "../../lint/lint-sources.ts";
import { presets } from "../../lint/rule.ts";
import { defaultSettings } from "../../lint/settings.ts";
import { type PolicyKind, policyKinds } from "../../model/policy.ts";
import { printDiagnostics } from "../diagnostics.ts";
import { loadFrom } from "../files.ts";
import type { CommandScope, ExitStatus } from "../io.ts";
import { formatNames, type Output, parseOutput } from "../lint/outputs.ts";
import { reports } from "../lint/reports/list.ts";
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
  readonly kind?: PolicyKind;
  readonly preset: RuleChoice["preset"];
  readonly format?: readonly Output[];
  readonly caller?: string;
  readonly failOn: Severity;
  readonly maxWarnings?: number;
}

export function lintCommand({ io, exit }: CommandScope): Command {
  return new Command("lint")
    .summary("find mistakes in policies, before AWS does")
    .description("Holds policies to the rules of KMS: what AWS refuses, what does nothing, what opens a key too far.")
    .argument("<path...>", "files, directories, globs, or `-`")
    .addOption(new Option("--kind <kind>", "what raw policies are, where it cannot be seen").choices(policyKinds))
    .addOption(new Option("--preset <preset>", "which rules are on").choices(presets).default("recommended"))
    .option("--format <format[=file]>", `${formatNames.join(", ")}; several, each to a file`, parseOutput)
    .option("--caller <arn>", "the principal that deploys the policies, which must not lock itself out")
    .addOption(
      new Option("--fail-on <severity>", "the least severity that fails")
        .choices(["error", "warning", "info"])
        .default("error"),
    )
    .option("--max-warnings <count>", "how many warnings pass", countOf)
    .addHelpText("after", examples)
    .action(async (paths: readonly string[], options: Options) => {
      const { sources, diagnostics } = await lintSourcesFrom(paths, io);
      const linted = await lintSources(sources, lintOptions(options, loadFrom(io)));
      const all = [...diagnostics, ...linted.diagnostics];
      const outputs = options.format ?? [{ format: "text", file: null }];
      for (const { format, file } of outputs) {
        const style = file === null ? terminalStyle(io) : terminalStyle({ ...io, isTerminal: false, env: {} });
        const text = reports[format](
          { findings: linted.findings, diagnostics: all, sources, version: readVersion() },
          style,
        );
        if (file === null) io.stdout(text);
        else io.writeFile(file, text);
      }
      printDiagnostics(all, io);
      exit(all.length > 0 ? 2 : statusOf(linted.findings, options));
    });
}

function lintOptions({ kind, preset, caller }: Options, load: LintOptions["load"]): LintOptions {
  return {
    choice: { preset, severities: {} },
    settings: { ...defaultSettings, caller: caller ?? null },
    ...(kind === undefined ? {} : { kind }),
    ...(load === undefined ? {} : { load }),
    // Cedar is loaded only when a rule asks for decisions.
    authorizerFor: async (environment) => (await import("../../authorizer.ts")).authorizerFor(environment),
  };
}

function statusOf(findings: readonly Finding[], { failOn, maxWarnings = Infinity }: Options): ExitStatus {
  const failing =
    failOn === "error" ? ["error"] : failOn === "warning" ? ["error", "warning"] : ["error", "warning", "info"];
  const warnings = findings.filter(({ severity }) => severity === "warning").length;
  return warnings > maxWarnings || findings.some(({ severity }) => failing.includes(severity)) ? 1 : 0;
}

function countOf(text: string): number {
  if (!/^\d+$/u.test(text)) throw new InvalidArgumentError("A number is expected.");
  return Number(text);
}
