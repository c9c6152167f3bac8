/** Texts in, findings out: each text is recognised, read, and held to the rules; what cannot be read is a diagnostic. */

import type { Authorizer } from "../authorizer.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Environment } from "../model/environment.ts";
import type { PolicyKind } from "../model/policy.ts";
import { openDocument } from "../read/document.ts";
import type { Load, SourceText } from "../read/source.ts";
import type { Finding } from "./finding.ts";
import { inOrder } from "./findings.ts";
import { intrinsicOf } from "./inputs/cloudformation/tags.ts";
import { folderOf } from "./inputs/folders.ts";
import { diagnosticAt, type LintInput, unknownDocument } from "./inputs/input.ts";
import { inputForms } from "./inputs/list.ts";
import { withoutMergeKeys } from "./inputs/merge-keys.ts";
import type { SharingFile } from "./inputs/sharing-file.ts";
import { yamlSuppressions } from "./inputs/yaml-comments.ts";
import { findingsIn, recommended, type RuleChoice } from "./lint.ts";
import { lintEnvironment, lintTogether } from "./lint-environments.ts";
import { lintSets } from "./lint-sets.ts";
import { policySubject } from "./policy-subject.ts";
import { defaultSettings, type LintSettings } from "./settings.ts";
import { staleFinding, suppress, type Suppression } from "./suppressions.ts";

export interface LintOptions {
  /** Which rules are on; absent: the preset `recommended`. */
  readonly choice?: RuleChoice;
  /** What the owner says about the world; absent: nothing. */
  readonly settings?: LintSettings;
  /** The kind of raw policies; absent: recognised by whether they have principals. */
  readonly kind?: PolicyKind;
  /** How paths inside environments are followed; absent: they are not. */
  readonly load?: Load;
  /** The `.tf` files of a folder, from that of a plan's root module, for the comments in them; absent: none. */
  readonly terraformTexts?: (folder: string) => readonly SourceText[];
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
  const { findings, stale } = suppress(
    await lintSets(results, { optionsFor: () => options }),
    distinct(results.flatMap(({ suppressions }) => suppressions)),
  );
  return {
    findings: inOrder([...findings, ...stale.map(staleFinding)]),
    diagnostics: results.flatMap(({ diagnostics }) => diagnostics),
  };
}

/** Suppressions each once: a file may be read for itself and as a part of an environment. */
export function distinct(suppressions: readonly Suppression[]): readonly Suppression[] {
  const seen = new Map<string, Suppression>();
  for (const suppression of suppressions) {
    const { rule, place } = suppression;
    const id = JSON.stringify([rule, place.file, place.pointer, place.start]);
    const before = seen.get(id);
    const covers: Suppression["covers"] = (finding) => suppression.covers(finding) || before?.covers(finding) === true;
    seen.set(id, { ...suppression, covers });
  }
  return [...seen.values()];
}

/** Lints one text; what is suppressed is still among its findings. */
export async function lintSource(source: SourceText, options: LintOptions): Promise<SourceResult> {
  const { choice = recommended, settings = defaultSettings } = options;
  const read = readSource(source, options);
  const { policies, environments, together = null, shown = ({ message }: Finding) => message } = read.input;
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
  if (together !== null) findings.push(...(await lintTogether(together, options)));
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

/** A text as its form reads it, before any rule looks at it. */
export interface ReadSource extends SharingFile {
  readonly input: LintInput;
  readonly suppressions: readonly Suppression[];
  readonly diagnostics: readonly Diagnostic[];
}

export function readSource(source: SourceText, options: LintOptions): ReadSource {
  const { settings: { caller } = defaultSettings, kind = null, terraformTexts = () => [] } = options;
  const { file } = source;
  const nothing: LintInput = { policies: [], environments: [] };
  const folder = file === null ? null : folderOf(file);
  const unread = { file, folder, document: null, input: nothing, policies: [], leadsTo: [], suppressions: [] };
  const opened = openDocument(source, intrinsicOf);
  if (!opened.ok) return { ...unread, share: null, diagnostics: opened.diagnostics };
  const document = opened.value;
  const form = inputForms.find(({ fits }) => fits(document));
  if (form === undefined) return { ...unread, diagnostics: [diagnosticAt(document, unknownDocument, unknownForm)] };
  const diagnostics: Diagnostic[] = [];
  const read = form.read(document, { kind, caller, diagnostics, terraformTexts });
  const policies = isYaml(source) ? withoutMergeKeys(read.policies, diagnostics) : read.policies;
  const input = { ...read, policies };
  const { share, leadsTo = [], suppressions = [] } = input;
  const isRead = diagnostics.length === 0;
  return {
    file,
    folder,
    document,
    input,
    policies,
    ...(share === undefined ? {} : { share: isRead ? share : null }),
    leadsTo,
    suppressions: [...suppressions, ...commentsIn(source, diagnostics)],
    diagnostics,
  };
}

function commentsIn(text: SourceText, diagnostics: Diagnostic[]): readonly Suppression[] {
  return isYaml(text) ? yamlSuppressions(text, diagnostics) : [];
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

function isYaml({ file, text }: SourceText): boolean {
  if (file !== null && /\.(?:json|ya?ml)$/iu.test(file)) return !/\.json$/iu.test(file);
  return !/^\s*[[{]/u.test(text);
}

const unknownForm =
  "neither a policy nor an environment, template or plan, nor an output of the AWS CLI that holds policies or grants";
