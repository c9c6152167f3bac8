/** `kms-cedar.config.json`: which rules are on where, what the owner says, and what is left as it is. */

import type { FromSchema } from "json-schema-to-ts";
import type { Diagnostic, Read } from "../model/diagnostic.ts";
import type { PolicyKind } from "../model/policy.ts";
import type { lintConfigSchema } from "../model/schemas.generated.ts";
import { openDocument } from "../read/document.ts";
import { type Element, itemsOf, memberOf, membersOf, report } from "../read/element.ts";
import { didYouMean } from "../read/nearest-name.ts";
import { checkSchema } from "../read/schema-check.ts";
import type { SourceText } from "../read/source.ts";
import { validateLintConfig } from "../read/validators.ts";
import type { RuleChoice } from "./lint.ts";
import { fits } from "./path-pattern.ts";
import { rules } from "./rules/list.ts";
import { defaultSettings, type LintSettings } from "./settings.ts";
import { placeOfElement, type Suppression } from "./suppressions.ts";

type ConfigDocument = FromSchema<typeof lintConfigSchema>;

export interface LintConfig {
  readonly settings: LintSettings;
  /** Which rules are on for a file. */
  readonly choiceFor: (file: string | null) => RuleChoice;
  /** What raw policies of a file are, where the configuration says so. */
  readonly kindFor: (file: string | null) => PolicyKind | null;
  /** In the order in which they stand. */
  readonly suppressions: readonly ConfiguredSuppression[];
}

export interface ConfiguredSuppression extends Suppression {
  /** The files that it is about, `*` for any characters; null: every file. */
  readonly path: string | null;
  /** The Sid of the statement; null: every statement. */
  readonly sid: string | null;
}

export function readConfig(source: SourceText): Read<LintConfig> {
  const opened = openDocument(source);
  if (!opened.ok) return opened;
  const document = opened.value;
  const diagnostics: Diagnostic[] = [];
  checkSchema(document, validateLintConfig, diagnostics);
  checkRuleIds(document, diagnostics);
  if (diagnostics.length > 0) return { ok: false, diagnostics };
  // The schema has just been checked.
  const config = document.value as ConfigDocument;
  const { preset = "recommended", rules: severities = {}, overrides = [], suppressions = [] } = config;
  const choice: RuleChoice = { preset, severities };
  const overridesFor = (file: string | null) => overrides.filter(({ paths }) => paths.some((path) => fits(path, file)));
  return {
    ok: true,
    value: {
      settings: settingsOf(config),
      choiceFor: (file) =>
        overridesFor(file).reduce<RuleChoice>(
          (before, override) => ({
            preset: override.preset ?? before.preset,
            severities: { ...before.severities, ...override.rules },
          }),
          choice,
        ),
      kindFor: (file) => overridesFor(file).findLast(({ kind }) => kind !== undefined)?.kind ?? null,
      suppressions: itemsOf(memberOf(document, "suppressions")).flatMap((element, index) => {
        const entry = suppressions[index];
        return entry === undefined ? [] : [suppressionOf(entry, element)];
      }),
    },
  };
}

function suppressionOf(
  { rule, reason, path, sid }: NonNullable<ConfigDocument["suppressions"]>[number],
  element: Element,
): ConfiguredSuppression {
  return {
    rule,
    reason,
    path: path ?? null,
    sid: sid ?? null,
    covers: (finding) =>
      (path === undefined || fits(path, finding.file)) && (sid === undefined || sid === finding.policy?.sid),
    place: placeOfElement(element),
  };
}

function settingsOf(config: ConfigDocument): LintSettings {
  const { trustedAccounts, organizations, trustedServices, admins, caller, deletionWindow } = defaultSettings;
  return {
    trustedAccounts: config.trustedAccounts ?? trustedAccounts,
    organizations: config.organizations ?? organizations,
    trustedServices: config.trustedServices ?? trustedServices,
    admins: config.admins ?? admins,
    caller: config.caller ?? caller,
    deletionWindow: config.deletionWindow ?? deletionWindow,
  };
}

function checkRuleIds(document: Element, diagnostics: Diagnostic[]): void {
  const ids = rules.map(({ id }) => id);
  const maps = [document, ...itemsOf(memberOf(document, "overrides"))].flatMap((holder) => {
    const map = memberOf(holder, "rules");
    return map === null ? [] : membersOf(map);
  });
  for (const { name, ...rest } of maps) {
    if (!ids.includes(name)) report(diagnostics, { name, ...rest }, "invalid-value", noRule(name, ids), "name");
  }
  for (const entry of itemsOf(memberOf(document, "suppressions"))) {
    const rule = memberOf(entry, "rule");
    if (rule !== null && typeof rule.value === "string" && !ids.includes(rule.value)) {
      report(diagnostics, rule, "invalid-value", noRule(rule.value, ids));
    }
  }
}

function noRule(id: string, ids: readonly string[]): string {
  return `no rule \`${id}\`${didYouMean(id, ids)}`;
}
