/** A way is one thing that gives the permission, with what it still needs. */

import type { AllowReason } from "../../engine/model/decision.ts";
import { type Form, isLimited } from "./principals.ts";
import { isSameAccount, type Situation } from "./situation.ts";

export interface Way {
  readonly reason: AllowReason;
  /** E4, E8: counts only with an Allow in an identity policy. */
  readonly needsIdentity: boolean;
  /** E18, E19: whether boundary and session policy limit it. */
  readonly isLimited: boolean;
}

/** E39, E40: actions and aliases that IAM alone controls; an account's root user may do all of them in its own account. */
export function iamOnlyWays({ caller, target }: Situation): readonly Way[] {
  if (caller.account === null || caller.account !== target.account) return [];
  return caller.kind === "root"
    ? [{ reason: "allowed-to-account-root", needsIdentity: false, isLimited: false }]
    : [{ reason: "allowed-by-identity-policy", needsIdentity: true, isLimited: true }];
}

/** What a grant gives in the form in which it names the caller; E32: an outside grantee needs no identity policy. */
export function wayByGrant(form: Form, situation: Situation, reason: AllowReason): Way {
  const isRoot = situation.caller.kind === "root";
  return {
    reason,
    needsIdentity: form === "account" && !isRoot,
    isLimited: !isRoot && isLimited(form, isSameAccount(situation)),
  };
}
