/** Texts in, findings out: each text is recognised, read, and held to the rules; what cannot be read is a diagnostic. */

import type { Authorizer } from "../authorizer.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Environment } from "../model/environment.ts";
import type { Load, SourceText } from "../read/source.ts";
import type { Finding } from "./finding.ts";
import { inOrder } from "./findings.ts";
import type { SharingFile } from "./inputs/sharing-file.ts";
import { findingsIn, isAcross, recommended, type RuleChoice } from "./lint.ts";
import { lintEnvironment, lintTogether } from "./lint-environments.ts";
import { lintSets } from "./lint-sets.ts";
import { policySubject } from "./policy-subject.ts";
import { commentsIn, type ReadOptions, readSource } from "./read-source.ts";
import { defaultSettings } from "./settings.ts";
import { distinct, staleFinding, suppress, type Suppression } from "./suppressions.ts";

export interface LintOptions extends ReadOptions {
  /** Which rules are on; absent: the preset `recommended`. */
  readonly choice?: RuleChoice;
  /** How paths inside environments are followed; absent: they are not. */
  readonly load?: Load;
  /** The engine, for rules across documents; absent: rules that ask for decisions are silent. */
  readonly authorizerFor?: (environment: Environment) => Promise<Authorizer>;
}

export interface LintResult {
  /** In the order of the texts, from the top down; without those that the texts themselves suppress. */
  readonly findings: readonly Finding[];
  /** What could not be read; then the findings are not all. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What one text gives, before anything is suppressed. */
export interface SourceResult extends LintResult, SharingFile {
  /** What comments and metadata say to leave as it is. */
  readonly suppressions: readonly Suppression[];
}

/** Lints texts of any form that the linter knows, each for itself; texts of a folder that belong together, together too. */
export async function lintSources(sources: readonly SourceText[], options: LintOptions = {}): Promise<LintResult> {
  const results: SourceResult[] = [];
  for (const source of sources) results.push(await lintSource(source, options));
  const { findings: found, isAsked } = await lintSets(results, { optionsFor: () => options });
  const { findings, stale } = suppress(found, distinct(results.flatMap(({ suppressions }) => suppressions)));
  const judged = stale.filter(({ rule, place }) => !isAcross(rule) || isAsked(place.file));
  return {
    findings: inOrder([...findings, ...judged.map(staleFinding)]),
    diagnostics: results.flatMap(({ diagnostics }) => diagnostics),
  };
}

/** Lints one text; what is suppressed is still among its findings. */
export async function lintSource(source: SourceText, options: LintOptions): Promise<SourceResult> {
  const { choice = recommended, settings = defaultSettings } = options;
  const read = readSource(source, options);
  const { policies, environments, together = [], shown = ({ message }: Finding) => message } = read.input;
  const diagnostics = [...read.diagnostics];
  const texts: SourceText[] = [];
  const findings = policies.flatMap((policy) =>
    findingsIn(policySubject(policy, settings), choice).filter(
      ({ severity }) => policy.isExample !== true || severity !== "info",
    ),
  );
  for (const environment of environments) {
    const result = await lintEnvironment(environment, { ...options, ...keeping(options.load, texts) });
    findings.push(...result.findings);
    diagnostics.push(...result.diagnostics);
  }
  for (const one of together) findings.push(...(await lintTogether(one, options)));
  const { file, folder, share } = read;
  return {
    file,
    folder,
    // What stands for itself is done with.
    ...(share === undefined ? { document: null, policies: [] } : { document: read.document, policies, share }),
    leadsTo: read.leadsTo,
    findings: inOrder(findings.map((finding) => ({ ...finding, message: shown(finding) }))),
    suppressions: [...read.suppressions, ...texts.flatMap((text) => commentsIn(text, diagnostics))],
    diagnostics,
  };
}

/** Follows paths, and keeps the texts that they lead to. */
function keeping(load: Load | undefined, texts: SourceText[]): Pick<LintOptions, "load"> {
  if (load === undefined) return {};
  return {
    load: (path, from) => {
      const loaded = load(path, from);
      if (!("problem" in loaded)) texts.push(loaded);
      return loaded;
    },
  };
}
