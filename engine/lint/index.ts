/** The door `kms-cedar/lint`: the linter, without Cedar. */

export type { Diagnostic } from "../model/diagnostic.ts";
export { operatorNames } from "../model/policy.ts";
export type { SourceText } from "../read/source.ts";
export { applyFixes } from "./apply-fixes.ts";
export type { Edit, Finding, Fix, Severity } from "./finding.ts";
export { recommended, type RuleChoice } from "./lint.ts";
export { lintSources, type LintOptions, type LintResult } from "./lint-sources.ts";
export type { Preset, Rule } from "./rule.ts";
export { rules } from "./rules/list.ts";
export { examplesOf, type PageExample } from "./rules/page.ts";
export { defaultSettings, type LintSettings } from "./settings.ts";
