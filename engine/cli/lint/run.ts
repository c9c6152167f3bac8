/** Lints one file after the other, fixes where that is asked, looks at them together, and takes away what is suppressed. */

import type { LintConfig } from "../../lint/config.ts";
import type { Finding } from "../../lint/finding.ts";
import { isAcross, recommended, type RuleChoice } from "../../lint/lint.ts";
import { unknownDocument } from "../../lint/inputs/input.ts";
import { type LintOptions, lintSource, type SourceResult } from "../../lint/lint-sources.ts";
import { lintSets } from "../../lint/lint-sets.ts";
import { fits } from "../../lint/path-pattern.ts";
import { defaultSettings } from "../../lint/settings.ts";
import { distinct, staleFinding, suppress, type Suppression } from "../../lint/suppressions.ts";
import type { Diagnostic } from "../../model/diagnostic.ts";
import type { PolicyKind } from "../../model/policy.ts";
import type { SourceText } from "../../read/source.ts";
import { loadFrom, saveFile, stdin } from "../files.ts";
import type { Io } from "../io.ts";
import { type Fixed, fixSource } from "./fixing.ts";
import { neighboursOf } from "./neighbours.ts";
import type { LintSources } from "./sources.ts";
import { terraformTextsOf } from "./terraform-texts.ts";

export interface RunOptions {
  readonly kind?: PolicyKind;
  readonly preset?: RuleChoice["preset"];
  readonly caller?: string;
  readonly terraform?: string;
  readonly fix?: boolean;
  readonly unsafe?: boolean;
  readonly diff?: boolean;
  /** Whether the files are a part of those that the configuration is about. */
  readonly partial: boolean;
}

export interface RunResult {
  readonly findings: readonly Finding[];
  readonly diagnostics: readonly Diagnostic[];
  /** The files as they are now. */
  readonly sources: readonly SourceText[];
  readonly passedOver: number;
}

/** Shorter runs show no progress. */
const quietMilliseconds = 500;

export async function lintFiles(
  found: Pick<LintSources, "sources" | "unchanged" | "seen">,
  options: RunOptions,
  config: LintConfig | null,
  io: Io,
): Promise<RunResult> {
  const files: Fixed[] = [];
  const started = Date.now();
  let shown = started + quietMilliseconds;
  for (const [index, { source, isNamed }] of found.sources.entries()) {
    if (io.showProgress !== undefined && Date.now() >= shown) {
      io.showProgress(`linting: ${String(index)} of ${String(found.sources.length)} files`);
      shown = Date.now() + 100;
    }
    const file = await lintFile(source, options, config, io);
    if (isNamed || !isUnknown(file.result)) files.push(file);
  }
  if (shown > started + quietMilliseconds) io.showProgress?.("");
  const optionsFor = (file: string | null) => lintOptions(options, config, file, io);
  // Nothing lies beside standard input.
  const texts = files.map(({ source, result }) => (source.file === stdin ? { ...result, folder: null } : result));
  const neighbours = neighboursOf(texts, found, optionsFor, io);
  const { findings: all, isAsked } = await lintSets(texts, { optionsFor, ...neighbours });
  const beside = neighbours.companions.flatMap(({ suppressions }) => suppressions);
  const { findings, stale: unused } = suppress(all, [...suppressionsFor(files, config), ...beside]);
  const stale = unused.filter((one) => !beside.includes(one));
  const sources = files.map(({ source }) => source);
  const judged = stale.filter((one) => isJudged(one, { sources, config, partial: options.partial, isAsked }));
  return {
    findings: [...findings, ...judged.map(staleFinding)],
    diagnostics: files.flatMap(({ result }) => result.diagnostics),
    sources,
    passedOver: found.sources.length - files.length,
  };
}

async function lintFile(source: SourceText, options: RunOptions, config: LintConfig | null, io: Io): Promise<Fixed> {
  const lint = (text: SourceText) => lintSource(text, lintOptions(options, config, text.file, io));
  const found = { source, result: await lint(source) };
  if (options.fix !== true && options.diff !== true) return found;
  const left = (file: Fixed) => suppress(file.result.findings, suppressionsFor([file], config)).findings;
  const fixed = await fixSource(found, lint, left, options.unsafe === true);
  const { file, text } = fixed.source;
  const isChanged = text !== source.text && file !== null;
  if (options.diff === true) {
    if (isChanged) io.stdout(await patchOf(file, source.text, text));
    return found;
  }
  if (isChanged) saveFile(file, text, io);
  return fixed;
}

async function patchOf(file: string, before: string, after: string): Promise<string> {
  const { createTwoFilesPatch } = await import("diff");
  return createTwoFilesPatch(file, file, before, after);
}

function lintOptions(
  { kind, preset, caller, terraform }: RunOptions,
  config: LintConfig | null,
  file: string | null,
  io: Io,
): LintOptions {
  const choice = config?.choiceFor(file) ?? recommended;
  const settings = config?.settings ?? defaultSettings;
  const kindOfFile = kind ?? config?.kindFor(file) ?? null;
  return {
    choice: preset === undefined ? choice : { ...choice, preset },
    settings: caller === undefined ? settings : { ...settings, caller },
    ...(kindOfFile === null ? {} : { kind: kindOfFile }),
    load: loadFrom(io),
    terraformTexts: terraformTextsOf(file, terraform, io),
    // Cedar is loaded only when a rule asks for decisions.
    authorizerFor: async (environment) => (await import("../../authorizer.ts")).authorizerFor(environment),
  };
}

function suppressionsFor(files: readonly Fixed[], config: LintConfig | null): readonly Suppression[] {
  return [...(config?.suppressions ?? []), ...distinct(files.flatMap(({ result }) => result.suppressions))];
}

interface Judging {
  readonly sources: readonly SourceText[];
  readonly config: LintConfig | null;
  readonly partial: boolean;
  readonly isAsked: (file: string | null) => boolean;
}

/**
 * Only what is about these files can be called stale, in a part of the files; and only what the rule was asked about: one
 * across documents needs others, which may not be at hand.
 */
function isJudged(suppression: Suppression, { sources, config, partial, isAsked }: Judging): boolean {
  const configured = config?.suppressions.find((one) => one === suppression);
  const path = configured?.path ?? null;
  const own = sources.filter(({ file }) => path === null || fits(path, file));
  if (configured === undefined) {
    return !isAcross(suppression.rule) || (!partial && isAsked(suppression.place.file));
  }
  if (partial && !own.some(({ file }) => file === path)) return false;
  return !isAcross(suppression.rule) || own.every(({ file }) => isAsked(file));
}

function isUnknown({ diagnostics }: SourceResult): boolean {
  return diagnostics.length === 1 && diagnostics[0]?.code === unknownDocument;
}
