/** The caller's own side: identity policies, permissions boundary, session policies. */

import { policiesOf } from "./policies.ts";
import type { Situation } from "./situation.ts";
import { type Verdict, verdictOf } from "./statements.ts";

/** E5: the root user has no identity policies, nor has a service principal. */
export function identityPolicies(situation: Situation): Verdict {
  return verdictOf(policiesOf(situation.caller.record.identityPolicies), situation);
}

/** E18: a boundary limits and never gives. */
export function permissionsBoundary(situation: Situation): Verdict | null {
  const { permissionsBoundary: boundary } = situation.caller.record;
  return boundary === undefined ? null : verdictOf(policiesOf([boundary]), situation);
}

/** E19: no session policy is a full session, except for a federated user, who then has nothing but what names it. */
export function sessionPolicies(situation: Situation): Verdict | null {
  const { caller, request } = situation;
  const policies = policiesOf(request.session?.policies);
  const isBound = policies.length > 0 || caller.kind === "federated-user";
  return isBound ? verdictOf(policies, situation) : null;
}
