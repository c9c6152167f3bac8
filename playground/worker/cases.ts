/** The assertions, each asked: the law of `kms-cedar test`. */

import { type CaseDocument, type Decision, InvalidInput } from "../../engine/index.ts";
import type { CaseResult, CasesAnswer, Project } from "../engine.protocol.ts";
import { openEnvironment } from "./open-project.ts";

export async function runCases(project: Project, cases: readonly CaseDocument[]): Promise<CasesAnswer> {
  const authorizer = await openEnvironment(project);
  const results = cases.map(({ when, then }): CaseResult => {
    try {
      const checks: readonly Decision[] =
        "operation" in when ? authorizer.authorizeCall(when).checks : [authorizer.authorize(when)];
      const decision = checks.every((check) => check.decision === "Allow") ? "Allow" : "Deny";
      const fits = checks.some(
        ({ reason, determining }) =>
          (then.reason === undefined || reason === then.reason) &&
          (then.layer === undefined || determining.some(({ layer }) => layer === then.layer)),
      );
      const telling = checks.find((check) => check.decision === decision) ?? checks[0];
      return {
        passed: decision === then.decision && fits,
        decision,
        reason: telling?.reason ?? "",
        layers: [...new Set(checks.flatMap(({ determining }) => determining.map(({ layer }) => layer)))],
        problem: "",
      };
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      const problem = error.diagnostics.map(({ message }) => message).join("; ");
      return { passed: false, decision: null, reason: "", layers: [], problem };
    }
  });
  return { kind: "cases", results };
}
