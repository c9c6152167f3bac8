/** The policies that bound what others give, each null where it does not apply, and the caller's own. */

import { isServiceLinkedRole } from "./principals.ts";
import type { Situation } from "./situation.ts";
import { type Verdict, verdictOf } from "./statements.ts";

export const layersOf = (situation: Situation) => ({
  scp: serviceControlPolicies(situation),
  rcp: resourceControlPolicies(situation),
  endpoint: endpointPolicy(situation),
  boundary: permissionsBoundary(situation),
  session: sessionPolicies(situation),
  // E5: the root user has no identity policies, nor has a service principal.
  identity: verdictOf(situation.caller.record.identityPolicies, situation),
});

/** E22: the caller's account; every level must allow. E23: not the management account, service-linked roles, services. */
function serviceControlPolicies(situation: Situation): Verdict | null {
  const { environment, caller } = situation;
  const { serviceControlPolicies: policies, organization } = environment.accounts?.[caller.account ?? ""] ?? {};
  if (policies === undefined || organization?.managementAccount === true || isServiceLinkedRole(caller)) return null;
  const levels = policies.map((level) => verdictOf(level, situation));
  return { allows: levels.every(({ allows }) => allows), denies: levels.some(({ denies }) => denies) };
}

/**
 * E24: the key's account, whoever calls; RCPFullAWSAccess is always attached, so they are never silent. E25: not the
 * management account, service-linked roles, AWS managed keys, RetireGrant. Without a resource, the caller's account.
 */
function resourceControlPolicies(situation: Situation): Verdict | null {
  const { environment, caller, target, action } = situation;
  const { resourceControlPolicies: policies, organization } = environment.accounts?.[target.account ?? ""] ?? {};
  const metadata = target.key?.metadata?.KeyMetadata ?? target.key?.metadata;
  if (policies === undefined || organization?.managementAccount === true || isServiceLinkedRole(caller)) return null;
  if (metadata?.KeyManager === "AWS" || action === "kms:RetireGrant") return null;
  return { ...verdictOf(policies, situation), allows: true };
}

/** E26: must allow in addition; the default policy allows all. E47: a forwarded call does not pass it. */
function endpointPolicy(situation: Situation): Verdict | null {
  const { environment, request } = situation;
  const policy = environment.vpcEndpoints?.[request.vpcEndpoint ?? ""]?.policy;
  return policy === undefined || request.viaService !== undefined ? null : verdictOf([policy], situation);
}

/** E18: a boundary limits and never gives. */
function permissionsBoundary(situation: Situation): Verdict | null {
  const { permissionsBoundary: boundary } = situation.caller.record;
  return boundary === undefined ? null : verdictOf([boundary], situation);
}

/** E19: no session policy is a full session, except for a federated user, who then has nothing but what names it. */
function sessionPolicies(situation: Situation): Verdict | null {
  const { caller, request } = situation;
  const policies = request.session?.policies ?? [];
  return policies.length > 0 || caller.kind === "federated-user" ? verdictOf(policies, situation) : null;
}
