/**
 * A rule of the linter. It declares what it is, looks at a policy or at a whole environment, and reports by message id;
 * sentences, places and severities are put together elsewhere.
 */

import type { PolicyKind } from "../model/policy.ts";
import type { Element } from "../read/element.ts";
import type { Part } from "../read/source.ts";
import type { EnvironmentSubject } from "./environment-subject.ts";
import type { FixDraft } from "./edits.ts";
import type { Severity } from "./finding.ts";
import type { PolicySubject } from "./subject.ts";

/** The smallest preset that has the rule: `recommended` is within `strict`, `strict` within `all`. */
export const presets = ["recommended", "strict", "all"] as const;
export type Preset = (typeof presets)[number];

export interface Report<Id extends string> {
  /** The element that is wrong, or its name where the name is. */
  readonly at: Element;
  readonly part?: Part;
  readonly message: Id;
  readonly data?: Readonly<Record<string, string>>;
  /** Null or absent: no fix can be offered. */
  readonly fix?: FixDraft | null;
  /** Quieter than the rule, where the same mistake matters less; a severity that the owner chose stays. */
  readonly atMost?: Severity;
}

interface RuleHead<Id extends string> {
  readonly id: string;
  readonly severity: Severity;
  readonly preset: Preset;
  /** A smaller preset that tells the rule as well, as an info. */
  readonly hintIn?: Preset;
  /** The law in one sentence. */
  readonly summary: string;
  /** Address of the AWS page behind the law. */
  readonly source: string;
  /** What it says, by message id; `{name}` stands for a datum of that name. */
  readonly messages: Readonly<Record<Id, string>>;
}

/** Looks at one policy document. */
export interface PolicyRule<Id extends string = string> extends RuleHead<Id> {
  readonly scope: "policy";
  /** The kinds of policy that it looks at; absent: all. */
  readonly kinds?: readonly PolicyKind[];
  readonly check: (policy: PolicySubject, report: (found: Report<Id>) => void) => void;
}

/** Looks at everything together. */
export interface EnvironmentRule<Id extends string = string> extends RuleHead<Id> {
  readonly scope: "environment";
  /** Whether it asks the engine for decisions, which loads Cedar. */
  readonly needsDecisions: boolean;
  /** Whether it takes what the environment lacks for what does not exist: then a part tells it too little. */
  readonly needsWhole?: boolean;
  readonly check: (environment: EnvironmentSubject, report: (found: Report<Id>) => void) => void;
}

export type Rule = PolicyRule | EnvironmentRule;

/** Ties the message ids of a rule's reports to its messages; a list of rules need not know them. */
export function policyRule<Id extends string>(rule: Omit<PolicyRule<Id>, "scope">): PolicyRule {
  return { ...rule, scope: "policy" };
}

export function environmentRule<Id extends string>(rule: Omit<EnvironmentRule<Id>, "scope">): EnvironmentRule {
  return { ...rule, scope: "environment" };
}
