/** What the page asks the worker, and what comes back: data alone, one answer a question. */

import type { CaseDocument, Check, Decision, Diagnostic, Explanation, Translation } from "../engine/index.ts";
import type { Finding, Fix } from "../engine/lint/index.ts";
import type { Files } from "./state/workspace.ts";

/** An environment with its request, some statements and grants left out: `file#pointer` each. */
export interface Project {
  readonly files: Files;
  readonly without: readonly string[];
}

export type Question =
  | { readonly kind: "explain"; readonly project: Project }
  | { readonly kind: "translate"; readonly project: Project }
  | { readonly kind: "lint"; readonly project: Project }
  | { readonly kind: "fix"; readonly text: string; readonly fix: Fix }
  | { readonly kind: "cases"; readonly project: Project; readonly cases: readonly CaseDocument[] }
  | { readonly kind: "matrix"; readonly use: MatrixUse; readonly project: Project; readonly plan: MatrixPlan };

/** A decision of a permission, with its trace. */
export type Explained = Explanation & Check;

export interface ExplainAnswer {
  readonly kind: "explain";
  readonly decision: Decision["decision"];
  /** The operation, where a call was asked; null for a single permission. */
  readonly operation: string | null;
  /** One a permission; a call may need several. */
  readonly checks: readonly Explained[];
  /** From the text to the explanation. */
  readonly milliseconds: number;
}

export interface TranslateAnswer {
  readonly kind: "translate";
  readonly checks: readonly (Translation & { readonly action: string })[];
}

export interface LintAnswer {
  readonly kind: "lint";
  readonly findings: readonly Finding[];
}

export interface FixAnswer {
  readonly kind: "fix";
  readonly text: string;
}

export interface CaseResult {
  readonly passed: boolean;
  readonly decision: Decision["decision"] | null;
  readonly reason: string;
  readonly layers: readonly string[];
  /** Why the case cannot be asked; empty where it can. */
  readonly problem: string;
}

export interface CasesAnswer {
  readonly kind: "cases";
  readonly results: readonly CaseResult[];
}

/** What a matrix is for: to be looked at, or to compare with. Of each use the newest is asked. */
export type MatrixUse = "now" | "before";

/** What the rows and columns of a matrix ask. */
export interface MatrixPlan {
  readonly keys: readonly string[];
  readonly principals: readonly string[];
  /** What is asked beside principal, action and resource: input, context, service, endpoint. */
  readonly circumstances: Readonly<Record<string, unknown>>;
}

export interface MatrixCell {
  readonly allowed: boolean;
  readonly reason: string;
}

export interface MatrixAnswer {
  readonly kind: "matrix";
  readonly plan: MatrixPlan;
  /** By key, by action, then by principal in the plan's order; null where it cannot be asked. */
  readonly rows: Readonly<Record<string, Readonly<Record<string, readonly (MatrixCell | null)[]>>>>;
  readonly milliseconds: number;
}

/** The input cannot be read, or the engine failed. */
export interface Unanswered {
  readonly kind: "unanswered";
  readonly diagnostics: readonly Diagnostic[];
  /** A fault of ours; null where the input is at fault. */
  readonly fault: string | null;
}

export type Answer = ExplainAnswer | TranslateAnswer | LintAnswer | FixAnswer | CasesAnswer | MatrixAnswer;

/** Of questions with one channel only the newest is answered. */
export function channelOf(question: Question): string {
  return question.kind === "matrix" ? `matrix ${question.use}` : question.kind;
}

export interface Asked {
  readonly id: number;
  readonly question: Question;
}

export interface Answered {
  readonly id: number;
  readonly answer: Answer | Unanswered;
}
