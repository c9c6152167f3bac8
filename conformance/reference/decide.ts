/**
 * What AWS KMS decides, in the order of its rules: a Deny, the guards, the ways that lead to the permission, and else
 * the nearest of the things that are missing.
 */

import { allowReasons, type DenyReason } from "../../engine/model/decision.ts";
import type { CallDocument, EnvironmentDocument, Reason, RequestDocument } from "../../engine/model/documents.ts";
import { situationsOf } from "./calls.ts";
import { worksAcrossAccounts } from "./catalogue.ts";
import { endpointPolicy } from "./endpoint-policy.ts";
import { grants } from "./grants.ts";
import { identityPolicies, permissionsBoundary, sessionPolicies } from "./identity.ts";
import { keyPolicy, keyPolicyApplies } from "./key-policy.ts";
import { situationOf } from "./requests.ts";
import { resourceControlPolicies } from "./resource-control-policies.ts";
import { retireWays } from "./retire.ts";
import { serviceControlPolicies } from "./service-control-policies.ts";
import { isIamOnly, isReachable, isSameAccount, type Situation } from "./situation.ts";
import { iamOnlyWays, type Way } from "./ways.ts";

export interface ReferenceDecision {
  readonly decision: "Allow" | "Deny";
  readonly reason: Reason;
}

export interface ReferenceCheck extends ReferenceDecision {
  readonly action: string;
  readonly resource: string;
}

export interface ReferenceCallDecision {
  readonly decision: "Allow" | "Deny";
  readonly checks: readonly ReferenceCheck[];
}

/** `now`: milliseconds since 1970. */
export function decide(environment: EnvironmentDocument, request: RequestDocument, now: number): ReferenceDecision {
  return decideSituation(situationOf(environment, request, now));
}

/** A call is allowed when every permission that it needs is. */
export function decideCall(environment: EnvironmentDocument, call: CallDocument, now: number): ReferenceCallDecision {
  const checks = situationsOf(environment, call, now).map((situation) => ({
    action: situation.action,
    resource: situation.target.arn,
    ...decideSituation(situation),
  }));
  return { decision: checks.every(({ decision }) => decision === "Allow") ? "Allow" : "Deny", checks };
}

function decideSituation(situation: Situation): ReferenceDecision {
  const facts = factsOf(situation);
  // E2: an explicit Deny in any layer that binds.
  if (facts.isDenied) return deny("explicit-deny");

  const open = facts.ways.filter(({ needsIdentity }) => !needsIdentity || facts.identityAllows);
  if (open.length === 0) return deny(missing(situation, facts));

  // E22, E24, E26: a guard must allow in addition, whatever the way.
  if (facts.guards.scp?.allows === false) return deny("limited-by-service-control-policy");
  if (facts.guards.endpoint?.allows === false) return deny("limited-by-vpc-endpoint-policy");

  // E18, E19, E21: some ways are limited by boundary and session policy.
  const { boundary, session } = facts.guards;
  const isWithinLimits = boundary?.allows !== false && session?.allows !== false;
  const passing = open.filter(({ isLimited }) => !isLimited || isWithinLimits);
  const reason = allowReasons.find((allowed) => passing.some((way) => way.reason === allowed));
  if (reason !== undefined) return { decision: "Allow", reason };
  return deny(boundary?.allows === false ? "limited-by-permissions-boundary" : "limited-by-session-policy");
}

type Facts = ReturnType<typeof factsOf>;

/** Every layer's word, and the ways that lead to the permission. */
function factsOf(situation: Situation) {
  const guards = {
    scp: serviceControlPolicies(situation),
    rcp: resourceControlPolicies(situation),
    endpoint: endpointPolicy(situation),
    boundary: permissionsBoundary(situation),
    session: sessionPolicies(situation),
  };
  const identity = identityPolicies(situation);
  const policy = keyPolicyApplies(situation) ? keyPolicy(situation) : { denies: false, ways: [] };
  const byGrant =
    situation.action === "kms:RetireGrant"
      ? { ways: retireWays(situation), isConstrained: false }
      : isIamOnly(situation)
        ? { ways: [], isConstrained: false }
        : grants(situation);
  const iam: readonly Way[] = isIamOnly(situation) ? iamOnlyWays(situation) : [];
  const all = [...iam, ...(policy?.ways ?? []), ...byGrant.ways];
  return {
    guards,
    identityAllows: identity.allows,
    isDenied: [...Object.values(guards), identity, policy].some((verdict) => verdict?.denies === true),
    policy,
    byGrant,
    // E9: across accounts, what gives another operation gives nothing.
    ways: isReachable(situation) ? all : [],
  };
}

/** Nothing leads to the permission: what is nearest to it. */
function missing(situation: Situation, { policy, byGrant, identityAllows }: Facts): DenyReason {
  const { action, caller } = situation;
  const isSame = isSameAccount(situation);
  const callerAllows = identityAllows || caller.kind === "root";
  if (policy === null) return "undecidable";
  if (action === "kms:RetireGrant") return "not-a-retiring-principal";
  // E9
  if (!isSame && !worksAcrossAccounts(action) && policy.ways.length > 0 && callerAllows)
    return "not-a-cross-account-operation";
  // E28, E29, E33
  if (byGrant.isConstrained) return action === "kms:CreateGrant" ? "grant-cannot-delegate" : "grant-constraint-not-met";
  // E4, E8, E39, E40
  if (isIamOnly(situation) || byGrant.ways.length > 0 || policy.ways.length > 0) return "no-identity-policy-allows";
  // E3, E8
  if (identityAllows) return isSame ? "key-policy-does-not-delegate" : "key-policy-does-not-allow";
  return "nothing-allows";
}

function deny(reason: DenyReason): ReferenceDecision {
  return { decision: "Deny", reason };
}
