/**
 * The linter on one screen: policy documents and environments in, findings out.
 * Rules about one document need no Cedar; those that ask for decisions are handed the engine by the caller.
 */

import type { EnvironmentSubject } from "./environment-subject.ts";
import { type Finding, severities, type Severity } from "./finding.ts";
import { findingOf, inOrder } from "./findings.ts";
import { policySubject } from "./policy-subject.ts";
import type { EnvironmentRule, PolicyRule, Preset, Report, Rule } from "./rule.ts";
import { presets } from "./rule.ts";
import { rules } from "./rules/list.ts";
import { defaultSettings, type LintSettings } from "./settings.ts";
import type { PolicyDocument, PolicySubject } from "./subject.ts";

/** Which rules are on, and how loud each is. */
export interface RuleChoice {
  readonly preset: Preset;
  /** By rule id: another severity, or off. A rule outside the preset is switched on by naming it. */
  readonly severities: Readonly<Record<string, Severity | "off">>;
}

export const recommended: RuleChoice = { preset: "recommended", severities: {} };

/** The severity of a rule under a choice; null when it is off. */
export function severityOf(rule: Rule, { preset, severities }: RuleChoice): Severity | null {
  const wanted = severities[rule.id];
  if (wanted !== undefined) return wanted === "off" ? null : wanted;
  if (has(preset, rule.preset)) return rule.severity;
  return rule.hintIn !== undefined && has(preset, rule.hintIn) ? "info" : null;
}

/** Whether a preset is another one, or holds it. */
function has(preset: Preset, smaller: Preset): boolean {
  return presets.indexOf(smaller) <= presets.indexOf(preset);
}

/** The severity of one report: the owner's word, or the quieter of the rule's and the report's. */
function severityFor(rule: Rule, { atMost = "error" }: Report<string>, usual: Severity, choice: RuleChoice): Severity {
  if (choice.severities[rule.id] !== undefined) return usual;
  return severities.indexOf(atMost) > severities.indexOf(usual) ? atMost : usual;
}

/** What one policy document does wrong, for itself. */
export function lintPolicy(
  document: PolicyDocument,
  choice: RuleChoice = recommended,
  settings: LintSettings = defaultSettings,
): readonly Finding[] {
  return inOrder(findingsIn(policySubject(document, settings), choice));
}

export function findingsIn(policy: PolicySubject, choice: RuleChoice): readonly Finding[] {
  const findings: Finding[] = [];
  for (const { rule, severity } of rulesOn(choice)) {
    if (rule.kinds?.includes(policy.kind) === false) continue;
    rule.check(policy, (found) => {
      findings.push(findingOf(rule, severityFor(rule, found, severity, choice), found, policy));
    });
  }
  return findings;
}

/** The rules about one policy that are on; kept, since a choice holds for many policies. */
function rulesOn(choice: RuleChoice): readonly RuleOn[] {
  const before = on.get(choice);
  if (before !== undefined) return before;
  const found = policyRules.flatMap((rule) => {
    const severity = severityOf(rule, choice);
    return severity === null ? [] : [{ rule, severity }];
  });
  on.set(choice, found);
  return found;
}

interface RuleOn {
  readonly rule: PolicyRule;
  readonly severity: Severity;
}

const on = new WeakMap<RuleChoice, readonly RuleOn[]>();

/** What documents do wrong together. */
export function findingsAcross(environment: EnvironmentSubject, choice: RuleChoice): readonly Finding[] {
  const findings: Finding[] = [];
  for (const rule of environmentRules) {
    const severity = severityOf(rule, choice);
    if (severity === null || (environment.extent === "part" && rule.needsWhole === true)) continue;
    rule.check(environment, (found) => {
      const holder = holderOf(found.at, environment);
      findings.push(findingOf(rule, severityFor(rule, found, severity, choice), found, holder));
    });
  }
  return findings;
}

/** Whether a rule looks at documents together. */
export function isAcross(id: string): boolean {
  return environmentRules.some((rule) => rule.id === id);
}

/** Whether a rule that is on asks the engine for decisions. */
export function needsDecisions(choice: RuleChoice): boolean {
  return environmentRules.some((rule) => rule.needsDecisions && severityOf(rule, choice) !== null);
}

const policyRules = rules.filter((rule): rule is PolicyRule => rule.scope === "policy");
const environmentRules = rules.filter((rule): rule is EnvironmentRule => rule.scope === "environment");

function holderOf(at: { readonly parent: unknown }, { policies }: EnvironmentSubject): PolicySubject | null {
  for (let next: unknown = at; next !== null; next = (next as { readonly parent: unknown }).parent) {
    const holder = policies.find(({ document }) => document === next);
    if (holder !== undefined) return holder;
  }
  return null;
}
