/** Environments held to the rules: those that a text is or holds, and those that were put together. */

import type { Authorizer } from "../authorizer.ts";
import type { Diagnostic, Read } from "../model/diagnostic.ts";
import type { Environment } from "../model/environment.ts";
import type { Element } from "../read/element.ts";
import type { Load } from "../read/source.ts";
import type { EnvironmentReading, EnvironmentSubject } from "./environment-subject.ts";
import type { Finding } from "./finding.ts";
import type { Together } from "./inputs/input.ts";
import { findingsAcross, findingsIn, needsDecisions, recommended, type RuleChoice } from "./lint.ts";
import { defaultSettings, type LintSettings } from "./settings.ts";

export interface EnvironmentOptions {
  readonly choice?: RuleChoice;
  readonly settings?: LintSettings;
  readonly load?: Load;
  readonly authorizerFor?: (environment: Environment) => Promise<Authorizer>;
}

export async function lintEnvironment(
  document: Element,
  { choice = recommended, settings = defaultSettings, load, authorizerFor }: EnvironmentOptions,
): Promise<{ readonly findings: readonly Finding[]; readonly diagnostics: readonly Diagnostic[] }> {
  const read = await readEnvironment(document, {
    settings,
    load: load ?? null,
    authorizerFor: (needsDecisions(choice) ? authorizerFor : null) ?? null,
  });
  if (!read.ok) return { findings: [], diagnostics: read.diagnostics };
  const subject = read.value;
  return {
    findings: [...subject.policies.flatMap((policy) => findingsIn(policy, choice)), ...findingsAcross(subject, choice)],
    diagnostics: [],
  };
}

/** What holds in every one of the environments; one that cannot be read says nothing. */
export async function lintTogether(together: Together, options: EnvironmentOptions): Promise<readonly Finding[]> {
  const { choice = recommended } = options;
  const results: (readonly Finding[])[] = [];
  for (const environment of together.environments) {
    const subject = await partOf(environment, options, [choice]);
    results.push(subject === null ? [] : findingsAcross(subject, choice));
  }
  const [first = [], ...others] = results;
  const idOf = ({ rule, pointer, message }: Finding): string => JSON.stringify([rule, pointer, message]);
  const everywhere = others.map((findings) => new Set(findings.map(idOf)));
  return placed(
    first.filter((finding) => everywhere.every((found) => found.has(idOf(finding)))),
    together,
  );
}

/** An environment that was put together; null where it cannot be read. The engine is made where a choice needs it. */
export async function partOf(
  environment: Element,
  { settings = defaultSettings, authorizerFor }: EnvironmentOptions,
  choices: readonly RuleChoice[],
): Promise<EnvironmentSubject | null> {
  const read = await readEnvironment(environment, {
    settings,
    load: null,
    extent: "part",
    authorizerFor: (choices.some(needsDecisions) ? authorizerFor : null) ?? null,
  });
  return read.ok ? read.value : null;
}

/** As findings of the files that an environment was put together from. */
export function placed(findings: readonly Finding[], { nameAt }: Together): readonly Finding[] {
  return findings.map((finding) => {
    const { policy } = finding;
    return { ...finding, policy: policy === null ? null : { ...policy, name: nameAt(finding) }, fix: null };
  });
}

/** Loaded when there is an environment: most files hold policies alone. */
async function readEnvironment(document: Element, reading: EnvironmentReading): Promise<Read<EnvironmentSubject>> {
  const { environmentSubject } = await import("./environment-subject.ts");
  return environmentSubject(document, reading);
}
