/**
 * What AWS KMS decides, in the order of its rules: a Deny, the guards, the ways that lead to the permission, and else
 * the nearest of the things that are missing.
 */

import { type AllowReason, allowReasons } from "../../engine/model/decision.ts";
import type { EnvironmentDocument, Reason, RequestDocument } from "../../engine/model/documents.ts";
import { operations, type Permission, permissionsOf, recordOf } from "../catalogue.ts";
import { contextOf, tagsOf } from "./context.ts";
import { grants } from "./grants.ts";
import { layersOf } from "./layers.ts";
import type { Asked, Situation, Way } from "./model.ts";
import { callerOf, isSameAccount } from "./principals.ts";
import { targetOf } from "./targets.ts";

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
  const needed = "operation" in request ? permissionsOf(request.operation) : [permissionOf(request)];
  return needed
    .filter(({ when }) => when === undefined || isTagging)
    .map((permission) => {
      const target = targetOf({ environment, caller, request, input }, permission);
      const question = { environment, caller, action: permission.action, target, request, input, now };
      return { ...question, context: contextOf(question) };
    });
}

/** E39, E40: an action may have no resource, or be about an alias if the request names one; else it is about a key. */
function permissionOf({ action, resource = "" }: RequestDocument): Permission {
  const permissions = operations.flatMap((operation) => operation.permissions);
  const kinds = permissions.filter((permission) => permission.action === action).map(({ on }) => on);
  const isAlias = kinds.includes("alias") && /(?:^|:)alias\//.test(resource);
  return { action, role: kinds.includes("none") ? "none" : isAlias ? "alias" : "key" };
}

/** E1-E9: why the permission is there, or why it is not; default is deny. */
function reasonOf(situation: Situation): Reason {
  const { action, target, caller } = situation;
  if (target.kind === "key" && target.key === null) return "undecidable";

  // E2: an explicit Deny in any layer that binds.
  const layers = layersOf(situation);
  const { policy, scp, endpoint, boundary, session, identity } = layers;
  if (Object.values(layers).some((verdict) => verdict?.denies === true)) return "explicit-deny";
  // E3: nothing is known without the key policy.
  if (policy === null) return "undecidable";

  const isGiven = identity?.allows === true;
  const { ways: byGrant, isUnmet } = grants(situation);
  const ways = [...policy.ways, ...byGrant];
  const isSame = isSameAccount(situation);
  const isReachable = isSame || recordOf(action).crossAccount === true;
  // E9: across accounts, what gives another operation gives nothing.
  const open = isReachable ? ways.filter((way) => isGiven || !needsIdentity(way, situation)) : [];
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
  const passing = open.filter((way) => isWithinLimits || !isLimited(way, situation));
  const reason = allowReasons.find((allowed) => passing.some((way) => reasonBy(way, situation) === allowed));
  if (reason !== undefined) return reason;
  return boundary?.allows === false ? "limited-by-permissions-boundary" : "limited-by-session-policy";
}

/** E4: what is given to the account is given by its IAM policies. E5: not to its root user. E8: across accounts, both. */
const needsIdentity = ({ by, form }: Way, situation: Situation): boolean =>
  situation.caller.type !== "Account" && (form === "account" || (by === "policy" && !isSameAccount(situation)));

/**
 * E18, E19, E21: in the account of the key, boundary and session policy do not limit what is given to the very caller;
 * they limit what is given to the role, or to the account. E5: the root user has no boundary.
 */
const isLimited = ({ form }: Way, situation: Situation): boolean =>
  form === "account" || form === "origin" || !isSameAccount(situation);

/** E27, E35: what a grant gives. E4-E8: what the key policy gives, to whom, and with which other policies. */
function reasonBy({ by, form }: Way, situation: Situation): AllowReason {
  if (by !== "policy") return by === "grant" ? "allowed-by-grant" : "allowed-as-retiring-principal";
  if (form === "account" && situation.caller.type === "Account") return "allowed-to-account-root";
  if (!isSameAccount(situation)) return "allowed-by-both-accounts";
  return form === "account" ? "allowed-by-identity-policy" : "allowed-by-key-policy";
}
