/** Texts in, findings out: each text is recognised, read, and held to the rules; what cannot be read is a diagnostic. */

import type { Authorizer } from "../authorizer.ts";
import type { Diagnostic, Read } from "../model/diagnostic.ts";
import type { Environment } from "../model/environment.ts";
import type { PolicyKind } from "../model/policy.ts";
import { openDocument } from "../read/document.ts";
import type { Element } from "../read/element.ts";
import type { Load, SourceText } from "../read/source.ts";
import type { EnvironmentReading, EnvironmentSubject } from "./environment-subject.ts";
import type { Finding } from "./finding.ts";
import { inOrder } from "./findings.ts";
import { intrinsicOf } from "./inputs/cloudformation/tags.ts";
import { diagnosticAt, type Together, unknownDocument } from "./inputs/input.ts";
import { inputForms } from "./inputs/list.ts";
import { yamlSuppressions } from "./inputs/yaml-comments.ts";
import { findingsAcross, findingsIn, needsDecisions, recommended, type RuleChoice } from "./lint.ts";
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
export interface SourceResult extends LintResult {
  /** What comments and metadata say to leave as it is. */
  readonly suppressions: readonly Suppression[];
}

/** Lints texts of any form that the linter knows. */
export async function lintSources(sources: readonly SourceText[], options: LintOptions = {}): Promise<LintResult> {
  const results: SourceResult[] = [];
  for (const source of sources) results.push(await lintSource(source, options));
  const { findings, stale } = suppress(
    results.flatMap((result) => result.findings),
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
  const { choice = recommended, settings = defaultSettings, kind = null, terraformTexts = () => [] } = options;
  const opened = openDocument(source, intrinsicOf);
  if (!opened.ok) return { findings: [], diagnostics: opened.diagnostics, suppressions: [] };
  const form = inputForms.find(({ fits }) => fits(opened.value));
  if (form === undefined) {
    const diagnostics = [diagnosticAt(opened.value, unknownDocument, unknownForm)];
    return { findings: [], diagnostics, suppressions: [] };
  }
  const diagnostics: Diagnostic[] = [];
  const texts: SourceText[] = [source];
  const { caller } = settings;
  const read = form.read(opened.value, { kind, caller, diagnostics, terraformTexts });
  const { policies, environments, together = null, shown = (text: string) => text, suppressions = [] } = read;
  const findings = policies.flatMap((policy) => findingsIn(policySubject(policy, settings), choice));
  for (const environment of environments) {
    const result = await lintEnvironment(environment, { ...options, ...keeping(options.load, texts) });
    findings.push(...result.findings);
    diagnostics.push(...result.diagnostics);
  }
  if (together !== null) findings.push(...(await lintTogether(together, options)));
  return {
    findings: inOrder(findings.map((finding) => ({ ...finding, message: shown(finding.message) }))),
    suppressions: [...suppressions, ...texts.filter(isYaml).flatMap((text) => yamlSuppressions(text, diagnostics))],
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

function isYaml({ file, text }: SourceText): boolean {
  if (file !== null && /\.(?:json|ya?ml)$/iu.test(file)) return !/\.json$/iu.test(file);
  return !/^\s*[[{]/u.test(text);
}

async function lintEnvironment(document: Element, options: LintOptions): Promise<LintResult> {
  const { choice = recommended, settings = defaultSettings, load = null, authorizerFor = null } = options;
  const read = await readEnvironment(document, {
    settings,
    load,
    authorizerFor: needsDecisions(choice) ? authorizerFor : null,
  });
  if (!read.ok) return { findings: [], diagnostics: read.diagnostics };
  const subject = read.value;
  return {
    findings: [...subject.policies.flatMap((policy) => findingsIn(policy, choice)), ...findingsAcross(subject, choice)],
    diagnostics: [],
  };
}

/** What holds in every one of the environments; one that cannot be read says nothing. */
async function lintTogether({ environments, nameAt }: Together, options: LintOptions): Promise<readonly Finding[]> {
  const { choice = recommended, settings = defaultSettings, authorizerFor = null } = options;
  const results: (readonly Finding[])[] = [];
  for (const environment of environments) {
    const read = await readEnvironment(environment, {
      settings,
      load: null,
      authorizerFor: needsDecisions(choice) ? authorizerFor : null,
    });
    results.push(read.ok ? findingsAcross(read.value, choice, "part") : []);
  }
  const [first = [], ...others] = results;
  const idOf = ({ rule, pointer, message }: Finding): string => JSON.stringify([rule, pointer, message]);
  const everywhere = others.map((findings) => new Set(findings.map(idOf)));
  return first
    .filter((finding) => everywhere.every((found) => found.has(idOf(finding))))
    .map((finding) => {
      const { policy } = finding;
      return { ...finding, policy: policy === null ? null : { ...policy, name: nameAt(finding) }, fix: null };
    });
}

/** Loaded when there is an environment: most files hold policies alone. */
async function readEnvironment(document: Element, reading: EnvironmentReading): Promise<Read<EnvironmentSubject>> {
  const { environmentSubject } = await import("./environment-subject.ts");
  return environmentSubject(document, reading);
}

const unknownForm =
  "neither a policy nor an environment, template or plan, nor an output of the AWS CLI that holds policies";
