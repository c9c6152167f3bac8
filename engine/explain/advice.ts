/**
 * For a Deny, what is missing: the document and statement to change and what to write, smallest first. Each step would do
 * by itself.
 */

import { isCrossAccount, targetKey } from "../context/situation.ts";
import type { DenyReason } from "../model/decision.ts";
import { accessAdvice, keyPolicyAdvice, noIdentityAdvice, undelegatedAdvice } from "./advice-access.ts";
import { constraintAdvice, delegationAdvice, grantMisses, retireAdvice } from "./advice-grants.ts";
import { denyAdvice } from "./advice-denies.ts";
import { limitAdvice, withLimits } from "./advice-limits.ts";
import { alone, type Step, stepText } from "./advice-step.ts";
import type { Traced } from "./trace.ts";

export function advise(traced: Traced): readonly string[] {
  const { program, decision } = traced;
  if (decision.decision === "Allow") return [];
  const managed = targetKey(program.situation)?.metadata.keyManager === "AWS";
  return [...new Set(managed ? [managedKey] : steps(traced).map(stepText))];
}

/** Nobody can change such a key's policy, so that no other advice helps (E46). */
const managedKey =
  "this is an AWS managed key: its policy is fixed and serves only its service in its own account; use a customer managed key to share, lend or call it directly";

function steps(traced: Traced): readonly Step[] {
  const { program, decision, relieved } = traced;
  const { situation } = program;
  const never = alone([
    `call \`${situation.permission.action}\` as a principal of account \`${situation.target.account ?? ""}\`, which owns the key: no policy makes this operation work from another account`,
  ]);
  const limited = decision.reason.startsWith("limited-by-");
  const final = relieved === null ? decision.reason : relieved.reason;
  if (!limited && final !== "explicit-deny" && isCrossAccount(situation) && !situation.permission.crossAccount)
    return never;
  switch (decision.reason as DenyReason) {
    case "explicit-deny":
      return denyAdvice(
        traced,
        relieved === null ? null : (steps({ ...traced, decision: relieved, relieved: null })[0] ?? null),
      );
    case "limited-by-service-control-policy":
    case "limited-by-resource-control-policy":
    case "limited-by-vpc-endpoint-policy":
    case "limited-by-permissions-boundary":
    case "limited-by-session-policy":
      return limitAdvice(traced);
    case "not-a-cross-account-operation":
      return never;
    case "key-policy-does-not-delegate":
      return [...grantSteps(traced), ...undelegatedAdvice(traced)];
    case "no-identity-policy-allows":
      return [...grantSteps(traced), ...noIdentityAdvice(traced)];
    case "key-policy-does-not-allow":
      return [...grantSteps(traced), ...keyPolicyAdvice(traced)];
    case "grant-constraint-not-met":
      return withLimits(traced, alone(constraintAdvice(traced)), true);
    case "grant-cannot-delegate":
      return withLimits(traced, alone(delegationAdvice(traced)), true);
    case "not-a-retiring-principal":
      return alone(retireAdvice(traced));
    case "nothing-allows":
      return [...grantSteps(traced), ...accessAdvice(traced)];
    case "undecidable":
      return alone([
        targetKey(situation)?.policy === null
          ? "give the key's policy in the environment"
          : "repair what the message names; until then every request that needs it is denied",
      ]);
  }
}

function grantSteps(traced: Traced): readonly Step[] {
  return withLimits(traced, alone(grantMisses(traced)), true);
}
