/** Runs a scenario: each case is decided, and the decision held against what the case expects. */

import { authorizerFor } from "../../authorizer.ts";
import type { Decision, LayerName, Reason } from "../../model/decision.ts";
import { type Diagnostic, InvalidInput } from "../../model/diagnostic.ts";
import type { Position } from "../../model/policy.ts";
import type { Scenario } from "../../read/scenario.ts";
import { decideAsked, placeAt } from "../asked.ts";
import { slipsOf } from "../slips.ts";

/** What a case expects: `then` of `schemas/scenario.json`. */
export interface Expectation {
  readonly decision: Decision["decision"];
  readonly reason?: Reason;
  readonly layer?: LayerName;
}

export interface CaseResult {
  /** From 1. */
  readonly number: number;
  readonly name: string;
  readonly position: Position | null;
  readonly expected: Expectation;
  readonly decision: Decision["decision"];
  /** Of a call, one a permission. */
  readonly checks: readonly Decision[];
  readonly passed: boolean;
}

export interface ScenarioResult {
  readonly file: string;
  /** Null where the scenario cannot be read. */
  readonly title: string | null;
  readonly cases: readonly CaseResult[];
  /** What keeps the scenario, or some of its cases, from being run. */
  readonly diagnostics: readonly Diagnostic[];
  /** What may be a slip, each once: such a case often passes for the wrong reason. */
  readonly warnings: readonly Diagnostic[];
}

export async function runScenario(
  file: string,
  { document, environment, cases, origin }: Scenario,
): Promise<ScenarioResult> {
  const authorizer = await authorizerFor(environment);
  const results: CaseResult[] = [];
  const diagnostics: Diagnostic[] = [];
  const warnings: Diagnostic[] = [];
  const names = new Set<string>();
  cases.forEach((one, index) => {
    const pointer = `/cases/${String(index)}`;
    try {
      const place = placeAt(origin.locate, origin.file, `${pointer}/when`);
      if (names.has(one.name)) warnings.push(placeAt(origin.locate, origin.file, pointer)(secondCase(one.name)));
      names.add(one.name);
      for (const found of slipsOf(one.when, environment, false)) {
        if (!warnings.some(({ message }) => message === found.message)) warnings.push(place(found));
      }
      const answer = decideAsked(authorizer, { request: one.when, place });
      const checks = "checks" in answer ? answer.checks : [answer];
      const expected = one.then;
      const passed = answer.decision === expected.decision && checks.some((check) => fits(check, expected));
      const position = origin.locate(pointer);
      results.push({
        number: index + 1,
        name: one.name,
        position,
        expected,
        decision: answer.decision,
        checks,
        passed,
      });
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      diagnostics.push(...error.diagnostics);
    }
  });
  return { file, title: document.title, cases: results, diagnostics, warnings };
}

function secondCase(name: string): Diagnostic {
  const message = `a second case \`${name}\``;
  return { code: "duplicate-name", message, file: null, line: null, column: null, pointer: "/name" };
}

/** Reason and layer count where they are given, both on one permission. */
function fits({ reason, determining }: Decision, expected: Expectation): boolean {
  const rightReason = expected.reason === undefined || reason === expected.reason;
  return rightReason && (expected.layer === undefined || determining.some(({ layer }) => layer === expected.layer));
}
