/** For tests of rules: the findings of one rule in a policy, as a value or as a text. */

import { authorizerFor } from "../../authorizer.ts";
import { InvalidInput } from "../../model/diagnostic.ts";
import type { PolicyKind } from "../../model/policy.ts";
import { openDocument } from "../../read/document.ts";
import type { Finding } from "../finding.ts";
import { environmentSubject } from "../environment-subject.ts";
import { findingsAcross, findingsIn, lintPolicy, type RuleChoice } from "../lint.ts";
import { defaultSettings, type LintSettings } from "../settings.ts";
import { type KeyFacts, type PolicyDocument, unknownKey } from "../subject.ts";
import type { PageExample } from "./page.ts";

export interface CheckOptions {
  readonly kind?: PolicyKind;
  readonly key?: Partial<KeyFacts>;
  readonly account?: string;
  readonly settings?: Partial<LintSettings>;
}

/** A value is written out as a text, so that positions are there. */
export function findings(rule: string, policy: unknown, options: CheckOptions = {}): readonly Finding[] {
  const all = lintPolicy(
    documentOf(policy, options),
    { preset: "all", severities: {} },
    { ...defaultSettings, ...options.settings },
  );
  return all.filter((finding) => finding.rule === rule);
}

export function documentOf(policy: unknown, { kind = "key-policy", key, account }: CheckOptions): PolicyDocument {
  const text = typeof policy === "string" ? policy : JSON.stringify(policy, null, 2);
  const opened = openDocument({ file: "policy.json", text });
  if (!opened.ok) throw new InvalidInput(opened.diagnostics);
  return {
    kind,
    name: null,
    document: opened.value,
    key: key === undefined ? null : { ...unknownKey, ...key },
    account: account ?? null,
    editable: true,
  };
}

/** The findings of one rule in an example of a page. */
export async function findingsInExample(rule: string, example: PageExample): Promise<readonly Finding[]> {
  const { kind, settings, text } = example;
  const wanted = settingsOf(settings);
  if (kind === "environment") return environmentFindings(rule, text, wanted);
  return findings(rule, text, { kind: kind as PolicyKind, settings: wanted, key: settings });
}

/** What a reader of the page sees above info, by all rules of the smallest preset. */
export async function loudInExample({ kind, settings, text }: PageExample): Promise<readonly Finding[]> {
  const choice: RuleChoice = { preset: "recommended", severities: {} };
  const wanted = { ...defaultSettings, ...settingsOf(settings) };
  const found =
    kind === "environment"
      ? await environmentFindingsOf(text, wanted, choice)
      : lintPolicy(documentOf(text, { kind: kind as PolicyKind, ...keyIn(settings) }), choice, wanted);
  return found.filter(({ severity }) => severity !== "info");
}

/** What an example tells of its key. */
function keyIn(settings: Readonly<Record<string, string>>): Pick<CheckOptions, "key"> {
  return Object.keys(settings).some((name) => name in unknownKey) ? { key: settings } : {};
}

/** Lists are written with commas: `trustedAccounts=111122223333,444455556666`. */
function settingsOf(written: Readonly<Record<string, string>>): Partial<LintSettings> {
  return Object.fromEntries(
    Object.entries(written)
      .filter(([name]) => name in defaultSettings)
      .map(([name, value]) => {
        const usual = defaultSettings[name as keyof LintSettings];
        return [name, Array.isArray(usual) ? value.split(",") : typeof usual === "number" ? Number(value) : value];
      }),
  );
}

/** The findings of one rule in an environment. */
export async function environmentFindings(
  rule: string,
  environment: unknown,
  settings: Partial<LintSettings> = {},
): Promise<readonly Finding[]> {
  const all = await environmentFindingsOf(
    environment,
    { ...defaultSettings, ...settings },
    { preset: "all", severities: {} },
  );
  return all.filter((finding) => finding.rule === rule);
}

async function environmentFindingsOf(
  environment: unknown,
  settings: LintSettings,
  choice: RuleChoice,
): Promise<readonly Finding[]> {
  const text = typeof environment === "string" ? environment : JSON.stringify(environment, null, 2);
  const opened = openDocument({ file: "environment.json", text });
  if (!opened.ok) throw new InvalidInput(opened.diagnostics);
  const subject = await environmentSubject(opened.value, { settings, load: null, authorizerFor });
  if (!subject.ok) throw new InvalidInput(subject.diagnostics);
  return [
    ...subject.value.policies.flatMap((policy) => findingsIn(policy, choice)),
    ...findingsAcross(subject.value, choice),
  ];
}
