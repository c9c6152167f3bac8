/**
 * What AWS KMS decides, in the order of its rules: a Deny, the guards, the ways that lead to the permission, and else
 * the nearest of the things that are missing.
 */

import { allowReasons, type DenyReason } from "../../engine/model/decision.ts";
import type { CallDocument, EnvironmentDocument, Reason, RequestDocument } from "../../engine/model/documents.ts";
import { situationsOf } from "./calls.ts";
import { worksAcrossAccounts } from "./catalogue.ts";
import { grants, retireWays } from "./grants.ts";
import { layersOf } from "./layers.ts";
import { situationOf } from "./requests.ts";
import { isSameAccount, type Situation } from "./situation.ts";
import { keyPolicy, wayByKeyPolicy } from "./ways.ts";

export interface ReferenceDecision {
  readonly decision: "Allow" | "Deny";
  readonly reason: Reason;
}

export type ReferenceCheck = ReferenceDecision & { readonly action: string; readonly resource: string };
export type ReferenceCallDecision = Pick<ReferenceDecision, "decision"> & {
  readonly checks: readonly ReferenceCheck[];
};

/** `now`: milliseconds since 1970. */
export function decide(environment: EnvironmentDocument, request: RequestDocument, now: number): ReferenceDecision {
  return decideSituation(situationOf(environment, request, now));
}

/** A call is allowed when every permission that it needs is. */
export function decideCall(environment: EnvironmentDocument, call: CallDocument, now: number): ReferenceCallDecision {
  const checks = situationsOf(environment, call, now).map((situation) => {
    const { action, target } = situation;
    return { action, resource: target.arn, ...decideSituation(situation) };
  });
  return { decision: checks.every(({ decision }) => decision === "Allow") ? "Allow" : "Deny", checks };
}

function decideSituation(situation: Situation): ReferenceDecision {
  const { action, target, caller } = situation;
  if (target.kind === "unknown-key") return deny("undecidable");

  // E2: an explicit Deny in any layer that binds.
  const layers = layersOf(situation);
  const { scp, endpoint, boundary, session, identity } = layers;
  // E35, E39, E40, E43: a key policy has no say in RetireGrant, and in what is asked on no key that exists.
  const isRetiring = action === "kms:RetireGrant";
  const isIamOnly = target.kind !== "key";
  const policy = isIamOnly || isRetiring ? { denies: false, ways: [] } : keyPolicy(situation);
  if ([...Object.values(layers), policy].some((verdict) => verdict?.denies === true)) return deny("explicit-deny");
  // E3: a key has exactly one key policy; nothing is known without it.
  if (policy === null) return deny("undecidable");

  // E39, E40: what IAM alone controls, the account's own policies give, and its root user has.
  const isOwn = isIamOnly && caller.account === target.account;
  const byIam = isOwn ? [wayByKeyPolicy("account", situation)] : [];
  const { ways: byGrant, isConstrained } = isRetiring ? retireWays(situation) : grants(situation);
  const ways = [...byIam, ...policy.ways, ...byGrant];
  const isSame = isSameAccount(situation);
  const isReachable = isSame || worksAcrossAccounts(action);
  // E9: across accounts, what gives another operation gives nothing.
  const open = isReachable ? ways.filter(({ needsIdentity }) => !needsIdentity || identity.allows) : [];
  if (open.length === 0) {
    // What is nearest to the permission.
    if (isRetiring) return deny("not-a-retiring-principal");
    const callerAllows = identity.allows || caller.kind === "root";
    if (!isReachable && policy.ways.length > 0 && callerAllows) return deny("not-a-cross-account-operation");
    // E28, E29, E33
    if (isConstrained) return deny(action === "kms:CreateGrant" ? "grant-cannot-delegate" : "grant-constraint-not-met");
    // E4, E8, E39, E40
    if (isIamOnly || ways.length > 0) return deny("no-identity-policy-allows");
    // E3, E8
    if (identity.allows) return deny(isSame ? "key-policy-does-not-delegate" : "key-policy-does-not-allow");
    return deny("nothing-allows");
  }

  // E22, E26: a guard must allow in addition, whatever the way.
  if (scp?.allows === false) return deny("limited-by-service-control-policy");
  if (endpoint?.allows === false) return deny("limited-by-vpc-endpoint-policy");

  // E18, E19, E21: some ways are limited by boundary and session policy.
  const isWithinLimits = boundary?.allows !== false && session?.allows !== false;
  const passing = open.filter(({ isLimited }) => !isLimited || isWithinLimits);
  const reason = allowReasons.find((allowed) => passing.some((way) => way.reason === allowed));
  if (reason !== undefined) return { decision: "Allow", reason };
  return deny(boundary?.allows === false ? "limited-by-permissions-boundary" : "limited-by-session-policy");
}

const deny = (reason: DenyReason): ReferenceDecision => ({ decision: "Deny", reason });
