/** Files that belong together, held to the rules across documents; what they know of a key, rules about its policy know as well. */

import { askedTogether } from "./asked-together.ts";
import type { EnvironmentSubject } from "./environment-subject.ts";
import type { Finding } from "./finding.ts";
import { inOrder } from "./findings.ts";
import type { SharingFile } from "./inputs/sharing-file.ts";
import { type FileSet, setsOf } from "./inputs/sets.ts";
import { findingsAcross, findingsIn, recommended, type RuleChoice } from "./lint.ts";
import { type EnvironmentOptions, partOf, placed } from "./lint-environments.ts";
import { policySubject } from "./policy-subject.ts";
import { defaultSettings } from "./settings.ts";

/** A text that was linted for itself. */
export interface LintedText extends SharingFile {
  readonly findings: readonly Finding[];
}

export interface SetsOptions {
  /** What holds for a file. */
  readonly optionsFor: (file: string | null) => EnvironmentOptions;
  /** Files that are not linted, and yet take part. */
  readonly companions?: readonly SharingFile[];
  /** The other files of a folder, which may leave open whose a key policy is; absent: there are none. */
  readonly othersIn?: (folder: string) => readonly SharingFile[];
  /** Whether files that are not given lie in a folder or below it; absent: none do. */
  readonly hasOthersBelow?: (folder: string) => boolean;
}

export interface LintedSets {
  /** Of the texts, each for itself and together. */
  readonly findings: readonly Finding[];
  /** Whether the rules across documents were asked about a file with all that belongs to it. */
  readonly isAsked: (file: string | null) => boolean;
}

export async function lintSets(
  texts: readonly LintedText[],
  { optionsFor, companions = [], othersIn = () => [], hasOthersBelow = () => false }: SetsOptions,
): Promise<LintedSets> {
  const caller = optionsFor(null).settings?.caller ?? null;
  const sets = setsOf([...texts, ...companions], { caller, othersIn });
  const across: Finding[] = [];
  const asked: FileSet[] = [];
  const again = new Map<SharingFile, readonly Finding[]>();
  for (const set of sets.filter(({ files }) => files.some((one) => texts.some((text) => text === one)))) {
    const [environment] = set.together.environments;
    const options = optionsFor(set.files[0]?.file ?? null);
    const choices = choicesOf(set, optionsFor);
    const subject = environment === undefined ? null : await partOf(environment, options, [...choices.values()]);
    if (subject === null) continue;
    asked.push(set);
    for (const choice of new Set(choices.values())) {
      const found = placed(findingsAcross(subject, choice), set.together);
      across.push(...found.filter(({ file }) => choices.get(file) === choice));
    }
    for (const [arn, policy] of set.keyPolicies) {
      const text = set.files.find(({ policies }) => policies.includes(policy));
      const choice = choices.get(text?.file ?? null) ?? recommended;
      const known = knownOf(arn, subject);
      if (text === undefined || known === null) continue;
      again.set(text, findingsIn(policySubject({ ...policy, ...known }, options.settings ?? defaultSettings), choice));
    }
  }
  return {
    findings: inOrder([...texts.flatMap((text) => again.get(text) ?? text.findings), ...across]),
    isAsked: askedTogether([...texts, ...companions], asked, { othersIn, hasOthersBelow }),
  };
}

/** The rules that are on for each file: the same object for the same choice. */
function choicesOf({ files }: FileSet, optionsFor: SetsOptions["optionsFor"]): ReadonlyMap<string | null, RuleChoice> {
  const known = new Map<string, RuleChoice>();
  return new Map(
    files.map(({ file }) => {
      const { choice = recommended } = optionsFor(file);
      const id = JSON.stringify(choice);
      if (!known.has(id)) known.set(id, choice);
      return [file, known.get(id) ?? choice] as const;
    }),
  );
}

/** What is known of a key, for the rules about its policy; null where the engine is not asked, to which some would leave it. */
function knownOf(arn: string, { authorizer, policies }: EnvironmentSubject) {
  const known = policies.find(({ key }) => key?.arn === arn);
  return authorizer === null || known === undefined ? null : { key: known.key, account: known.account };
}
