/** The policies that bound what others give, each null where it does not apply, and the caller's own. */

import { policiesOf } from "./policies.ts";
import { isServiceLinkedRole, meansCaller } from "./principals.ts";
import type { Situation } from "./situation.ts";
import { type Verdict, verdictOf } from "./statements.ts";

export const layersOf = (situation: Situation) => ({
  scp: serviceControlPolicies(situation),
  rcp: resourceControlPolicies(situation),
  endpoint: endpointPolicy(situation),
  boundary: permissionsBoundary(situation),
  session: sessionPolicies(situation),
  identity: identityPolicies(situation),
});

/** E22: the caller's account; every level must allow. E23: not the management account, service-linked roles, services. */
function serviceControlPolicies(situation: Situation): Verdict | null {
  const { environment, caller } = situation;
  const { serviceControlPolicies: policies, organization } = environment.accounts?.[caller.account ?? ""] ?? {};
  if (policies === undefined || organization?.managementAccount === true || isServiceLinkedRole(caller)) return null;
  const levels = policies.map((level) => verdictOf(policiesOf(level), situation));
  return { allows: levels.every(({ allows }) => allows), denies: levels.some(({ denies }) => denies) };
}

/**
 * E24: the key's account, whoever calls; RCPFullAWSAccess is always attached, so they are never silent. E25: not the
 * management account, service-linked roles, AWS managed keys, RetireGrant. Without a resource, the caller's account.
 */
function resourceControlPolicies(situation: Situation): Verdict | null {
  const { environment, caller, target, action } = situation;
  const { resourceControlPolicies: policies, organization } = environment.accounts?.[target.account ?? ""] ?? {};
  const metadata = target.key?.metadata;
  const manager = (metadata?.KeyMetadata ?? metadata)?.KeyManager;
  if (policies === undefined || organization?.managementAccount === true || isServiceLinkedRole(caller)) return null;
  if (manager === "AWS" || action === "kms:RetireGrant") return null;
  const { denies } = verdictOf(policiesOf(policies), situation, (statement) => meansCaller(statement, caller));
  return { allows: true, denies };
}

/** E26: must allow in addition; the default policy allows all. E47: a forwarded call does not pass it. */
function endpointPolicy(situation: Situation): Verdict | null {
  const { environment, request, caller } = situation;
  const policy = environment.vpcEndpoints?.[request.vpcEndpoint ?? ""]?.policy;
  if (policy === undefined || request.viaService !== undefined) return null;
  return verdictOf(policiesOf([policy]), situation, (statement) => meansCaller(statement, caller));
}

/** E18: a boundary limits and never gives. */
function permissionsBoundary(situation: Situation): Verdict | null {
  const { permissionsBoundary: boundary } = situation.caller.record;
  return boundary === undefined ? null : verdictOf(policiesOf([boundary]), situation);
}

/** E19: no session policy is a full session, except for a federated user, who then has nothing but what names it. */
function sessionPolicies(situation: Situation): Verdict | null {
  const policies = policiesOf(situation.request.session?.policies);
  const isBound = policies.length > 0 || situation.caller.kind === "federated-user";
  return isBound ? verdictOf(policies, situation) : null;
}

/** E5: the root user has no identity policies, nor has a service principal. */
function identityPolicies(situation: Situation): Verdict {
  return verdictOf(policiesOf(situation.caller.record.identityPolicies), situation);
}
