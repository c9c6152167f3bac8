/**
 * What AWS KMS decides, in the order of its rules: a Deny, the guards, the ways that lead to the permission, and else
 * the nearest of the things that are missing.
 */

import { allowReasons } from "../../engine/model/decision.ts";
import type { EnvironmentDocument, Reason } from "../../engine/model/documents.ts";
import { permissionsOf, worksAcrossAccounts } from "./catalogue.ts";
import { contextOf, tagsOf } from "./context.ts";
import { grants } from "./grants.ts";
import { layersOf } from "./layers.ts";
import { callerOf } from "./principals.ts";
import { type Asked, isSameAccount, type Situation } from "./situation.ts";
import { targetOf } from "./targets.ts";
import { keyPolicy } from "./ways.ts";

/** A permission that is needed, decided. */
export interface Check {
  readonly action: string;
  readonly resource: string;
  readonly decision: "Allow" | "Deny";
  readonly reason: Reason;
}

/** E42: a request is one permission; a call is allowed when every permission that it needs is. */
export function decide(environment: EnvironmentDocument, asked: Asked, now: number): readonly Check[] {
  return situationsOf(environment, asked, now).map((situation) => {
    const { action, target } = situation;
    const reason = reasonOf(situation);
    const decision = allowReasons.some((allowed) => allowed === reason) ? "Allow" : "Deny";
    return { action, resource: target.arn, decision, reason };
  });
}

/** E42, E43: the permissions that are needed; without tags, none to tag. */
export function situationsOf(environment: EnvironmentDocument, request: Asked, now: number): readonly Situation[] {
  const { input = {} } = request;
  const caller = callerOf(environment, request);
  const isTagging = Object.keys(tagsOf(input.Tags)).length > 0;
  const needed = permissionsOf(request).filter(({ when }) => when === undefined || isTagging);
  return needed.map((permission) => {
    const target = targetOf({ environment, caller, request, input }, permission);
    const question = { environment, caller, action: permission.action, target, request, input, now };
    return { ...question, context: contextOf(question) };
  });
}

/** E1-E9: why the permission is there, or why it is not; default is deny. */
function reasonOf(situation: Situation): Reason {
  const { action, target, caller } = situation;
  if (target.kind === "key" && target.key === null) return "undecidable";

  // E2: an explicit Deny in any layer that binds.
  const policy = keyPolicy(situation);
  const layers = layersOf(situation);
  if ([...Object.values(layers), policy].some((verdict) => verdict?.denies === true)) return "explicit-deny";
  // E3: a key has exactly one key policy; nothing is known without it.
  if (policy === null) return "undecidable";

  const { scp, endpoint, boundary, session, identity } = layers;
  const isGiven = identity?.allows === true;
  const { ways: byGrant, isUnmet } = grants(situation);
  const ways = [...policy.ways, ...byGrant];
  const isSame = isSameAccount(situation);
  const isReachable = isSame || worksAcrossAccounts(action);
  // E9: across accounts, what gives another operation gives nothing.
  const open = isReachable ? ways.filter(({ needsIdentity }) => !needsIdentity || isGiven) : [];
  if (open.length === 0) {
    // What is nearest to the permission.
    if (action === "kms:RetireGrant") return "not-a-retiring-principal";
    const callerAllows = isGiven || caller.type === "Account";
    if (!isReachable && policy.ways.length > 0 && callerAllows) return "not-a-cross-account-operation";
    // E28, E29, E33
    if (isUnmet) return action === "kms:CreateGrant" ? "grant-cannot-delegate" : "grant-constraint-not-met";
    // E4, E8, E39, E40
    if (target.kind !== "key" || ways.length > 0) return "no-identity-policy-allows";
    // E3, E8
    if (isGiven) return isSame ? "key-policy-does-not-delegate" : "key-policy-does-not-allow";
    return "nothing-allows";
  }

  // E22, E26: a guard must allow in addition, whatever the way.
  if (scp?.allows === false) return "limited-by-service-control-policy";
  if (endpoint?.allows === false) return "limited-by-vpc-endpoint-policy";

  // E18, E19, E21: some ways are limited by boundary and session policy.
  const isWithinLimits = boundary?.allows !== false && session?.allows !== false;
  const passing = open.filter(({ isLimited }) => !isLimited || isWithinLimits);
  const reason = allowReasons.find((allowed) => passing.some((way) => way.reason === allowed));
  if (reason !== undefined) return reason;
  return boundary?.allows === false ? "limited-by-permissions-boundary" : "limited-by-session-policy";
}
