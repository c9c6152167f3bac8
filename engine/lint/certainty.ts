/**
 * What an explanation tells of every request of its kind, not only of the one that was asked. A rule asks without MFA,
 * address or endpoint; a statement that hangs on such things may apply to another request, and is given the benefit of that.
 */

import type { Explanation } from "../explain/explanation.ts";
import type { ConditionTrace, Failure, StatementTrace } from "../explain/trace.ts";
import type { LayerName } from "../model/decision.ts";
import { isSymbolic } from "./symbolic.ts";

/** The statements of one layer, or of all. */
export function statementsIn({ layers }: Explanation, layer: LayerName | null = null): readonly StatementTrace[] {
  return layers.filter((trace) => layer === null || trace.layer === layer).flatMap(({ levels }) => levels.flat());
}

/** Whether a statement denies every such request of this caller. */
export function deniesAnyway({ verdict, matched }: StatementTrace): boolean {
  return verdict === "denies" && matched.every(isSettled);
}

/** Whether a statement allows some such request of this caller. */
export function mayAllow({ effect, verdict, failed }: StatementTrace): boolean {
  return effect === "Allow" && (verdict === "allows" || failed.every(isOpen));
}

/** Whether every such request of this caller is denied. */
export function isDeniedAnyway(explanation: Explanation): boolean {
  const { decision, reason, grants } = explanation;
  if (decision === "Allow" || reason === "undecidable") return false;
  const statements = statementsIn(explanation);
  if (statements.some(deniesAnyway)) return true;
  if (reason === "explicit-deny") return false;
  const mightYet = statements.some((statement) => statement.verdict === "does-not-apply" && mayAllow(statement));
  const grantMight = grants.some(({ verdict, failed }) => verdict === "does-not-apply" && failed.every(isLoose));
  return !mightYet && !grantMight;
}

/** What the caller alone settles. */
const settledKeys = ["kms:calleraccount", "aws:principalarn", "aws:principalaccount", "aws:principalisawsservice"];

function isSettled({ key, actual, wanted }: ConditionTrace): boolean {
  return actual !== null && settledKeys.includes(key.toLowerCase()) && !isSymbolic(wanted);
}

function isOpen(failure: Failure): boolean {
  return failure.element === "condition" ? !isSettled(failure) : isSymbolic(failure.wanted);
}

/** A grant's token and constraint are matters of the request. */
function isLoose({ element }: { readonly element: string }): boolean {
  return element === "token" || element === "constraint";
}

/** Whether a statement allows every such request of this caller, for itself. */
export function holdsAnyway({ verdict, delegates, matched }: StatementTrace): boolean {
  return verdict === "allows" && !delegates && matched.every(isSettled);
}
