/** Texts in, findings out: each text is recognised, read, and held to the rules; what cannot be read is a diagnostic. */

import type { Authorizer } from "../authorizer.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Environment } from "../model/environment.ts";
import type { PolicyKind } from "../model/policy.ts";
import { openDocument } from "../read/document.ts";
import type { Element } from "../read/element.ts";
import type { Load, SourceText } from "../read/source.ts";
import { environmentSubject } from "./environment-subject.ts";
import type { Finding } from "./finding.ts";
import { inOrder } from "./findings.ts";
import { intrinsicOf } from "./inputs/cloudformation/tags.ts";
import { diagnosticAt } from "./inputs/input.ts";
import { inputForms } from "./inputs/list.ts";
import { findingsAcross, findingsIn, needsDecisions, recommended, type RuleChoice } from "./lint.ts";
import { policySubject } from "./policy-subject.ts";
import { defaultSettings, type LintSettings } from "./settings.ts";

export interface LintOptions {
  /** Which rules are on; absent: the preset `recommended`. */
  readonly choice?: RuleChoice;
  /** What the owner says about the world; absent: nothing. */
  readonly settings?: LintSettings;
  /** The kind of raw policies; absent: recognised by whether they have principals. */
  readonly kind?: PolicyKind;
  /** How paths inside environments are followed; absent: they are not. */
  readonly load?: Load;
  /** The engine, for rules across documents; absent: rules that ask for decisions are silent. */
  readonly authorizerFor?: (environment: Environment) => Promise<Authorizer>;
}

export interface LintResult {
  /** In the order of the texts, from the top down. */
  readonly findings: readonly Finding[];
  /** What could not be read; then the findings are not all. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Lints texts of any form that the linter knows. */
export async function lintSources(sources: readonly SourceText[], options: LintOptions = {}): Promise<LintResult> {
  const findings: Finding[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const source of sources) {
    const result = await lintSource(source, options);
    findings.push(...result.findings);
    diagnostics.push(...result.diagnostics);
  }
  return { findings, diagnostics };
}

async function lintSource(source: SourceText, options: LintOptions): Promise<LintResult> {
  const { choice = recommended, settings = defaultSettings, kind = null } = options;
  const opened = openDocument(source, intrinsicOf);
  if (!opened.ok) return { findings: [], diagnostics: opened.diagnostics };
  const form = inputForms.find(({ fits }) => fits(opened.value));
  if (form === undefined)
    return { findings: [], diagnostics: [diagnosticAt(opened.value, "unknown-document", unknownForm)] };
  const diagnostics: Diagnostic[] = [];
  const { policies, environments } = form.read(opened.value, { kind, diagnostics });
  const findings = policies.flatMap((policy) => findingsIn(policySubject(policy, settings), choice));
  for (const environment of environments) {
    const result = await lintEnvironment(environment, options);
    findings.push(...result.findings);
    diagnostics.push(...result.diagnostics);
  }
  return { findings: inOrder(findings), diagnostics };
}

async function lintEnvironment(document: Element, options: LintOptions): Promise<LintResult> {
  const { choice = recommended, settings = defaultSettings, load = null, authorizerFor = null } = options;
  const read = await environmentSubject(document, {
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

const unknownForm =
  "neither a policy nor an environment, template or plan, nor an output of the AWS CLI that holds policies";
