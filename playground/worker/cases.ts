/** The assertions, each asked: the law of `kms-cedar test`. */

import { type Authorizer, type CaseDocument, type Decision, InvalidInput } from "../../engine/index.ts";
import type { CaseResult, CasesAnswer, Project } from "../engine.protocol.ts";
import { openEnvironment } from "./open-project.ts";
import { inSlices } from "./slices.ts";

/** Null when something newer was asked meanwhile. @throws InvalidInput */
export async function runCases(
  project: Project,
  cases: readonly CaseDocument[],
  isWanted: () => boolean,
): Promise<CasesAnswer | null> {
  const authorizer = await openEnvironment(project);
  const goOn = inSlices(isWanted);
  const results: CaseResult[] = [];
  for (const one of cases) {
    results.push(run(authorizer, one));
    if (!(await goOn())) return null;
  }
  return { kind: "cases", results };
}

function run(authorizer: Authorizer, { when, then }: CaseDocument): CaseResult {
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
}
