/** A way is one thing that gives the permission, with what it still needs. */

import type { AllowReason } from "../../engine/model/decision.ts";
import { policyOf } from "./policies.ts";
import { type Form, formsOf, meansCaller } from "./principals.ts";
import { isSameAccount, type Situation } from "./situation.ts";
import { keyPolicyStatementsFor } from "./statements.ts";

export interface Way {
  readonly reason: AllowReason;
  /** Counts only with an Allow in an identity policy. */
  readonly needsIdentity: boolean;
  /** Whether boundary and session policy limit it. */
  readonly isLimited: boolean;
}

/**
 * What the way needs in which somebody is named. E4, E8: what is given to the account is given by its IAM policies, and another account must allow
 * too. E18, E19, E21: in the account of the key, boundary and session policy do not limit what is given to the very
 * caller; they limit what is given to the role, or to the account. E5: nothing limits the root user.
 */
export function waysFor(form: Form | null, reason: AllowReason, situation: Situation): readonly Way[] {
  if (form === null) return [];
  if (situation.caller.type === "Account") return [{ reason, needsIdentity: false, isLimited: false }];
  const needsIdentity = form === "account" || reason === "allowed-by-both-accounts";
  return [{ reason, needsIdentity, isLimited: !isSameAccount(situation) || form === "origin" || form === "account" }];
}

/**
 * E3: whether the key policy denies, and in which ways it lets in; null when it is not known. E35: it has no say in
 * RetireGrant. E39, E40, E43: what is asked on no key that exists is the account's, as if a key policy delegated it.
 */
export function keyPolicy(situation: Situation): { readonly denies: boolean; readonly ways: readonly Way[] } | null {
  const { action, caller, target } = situation;
  if (action === "kms:RetireGrant") return { denies: false, ways: [] };
  const isOwn = target.kind !== "key" && isSameAccount(situation);
  if (target.kind !== "key") return { denies: false, ways: waysByPolicy(isOwn ? "account" : null, situation) };
  if (target.key?.policy === undefined) return null;
  const statements = keyPolicyStatementsFor(policyOf(target.key.policy), situation);
  const forms = statements
    .filter(({ Effect }) => Effect === "Allow")
    .flatMap(({ Principal = "" }) => formsOf(Principal, caller))
    // E14: an Allow for everyone does not admit service principals.
    .filter((form) => caller.type !== "Service" || form === "service");
  return {
    denies: statements.some((statement) => statement.Effect === "Deny" && meansCaller(statement, caller)),
    ways: forms.flatMap((form) => waysByPolicy(form, situation)),
  };
}

/** E5: what the account is given, its root user has. E4, E6-E8: the reason tells which policies were needed. */
function waysByPolicy(form: Form | null, situation: Situation): readonly Way[] {
  const isAccount = form === "account";
  if (isAccount && situation.caller.type === "Account") return waysFor(form, "allowed-to-account-root", situation);
  if (!isSameAccount(situation)) return waysFor(form, "allowed-by-both-accounts", situation);
  return waysFor(form, isAccount ? "allowed-by-identity-policy" : "allowed-by-key-policy", situation);
}
