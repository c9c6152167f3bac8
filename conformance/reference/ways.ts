/** A way is one thing that gives the permission, with what it still needs. */

import type { AllowReason } from "../../engine/model/decision.ts";
import { policyOf } from "./policies.ts";
import { type Form, formsOf, meansCaller } from "./principals.ts";
import { isSameAccount, type Situation } from "./situation.ts";
import { keyPolicyStatementsFor } from "./statements.ts";

export interface Way {
  readonly reason: AllowReason;
  /** E4, E8: counts only with an Allow in an identity policy. */
  readonly needsIdentity: boolean;
  /** E18, E19: whether boundary and session policy limit it. */
  readonly isLimited: boolean;
}

/** The key policy: whether it denies, and whom it lets in; null when it is not known. */
export function keyPolicy(situation: Situation): { readonly denies: boolean; readonly ways: readonly Way[] } | null {
  const { caller, target } = situation;
  if (target.key?.policy === undefined) return null;
  const statements = keyPolicyStatementsFor(policyOf(target.key.policy), situation);
  const forms = statements
    .filter(({ Effect }) => Effect === "Allow")
    .flatMap(({ Principal = "" }) => formsOf(Principal, caller))
    // E14: an Allow for everyone does not admit service principals.
    .filter((form) => caller.kind !== "service" || form === "service");
  return {
    denies: statements.some((statement) => statement.Effect === "Deny" && meansCaller(statement, caller)),
    ways: forms.map((form) => wayByKeyPolicy(form, situation)),
  };
}

export function wayByKeyPolicy(form: Form, situation: Situation): Way {
  const isSame = isSameAccount(situation);
  const isRoot = situation.caller.kind === "root";
  // E5: the account principal is the root user's; E7: so is everyone.
  if (isRoot && form === "account")
    return { reason: "allowed-to-account-root", needsIdentity: false, isLimited: false };
  // E8: across accounts, the caller's account must allow too.
  if (!isSame) return { reason: "allowed-by-both-accounts", needsIdentity: !isRoot, isLimited: !isRoot };
  // E4: the account principal delegates. E6, E7: whoever is named needs nothing else.
  const reason = form === "account" ? "allowed-by-identity-policy" : "allowed-by-key-policy";
  return { reason, ...needsOf(form, situation) };
}

/**
 * E4: what is given to the account is given by its IAM policies. E18, E19, E21: in the account of the key, boundary and
 * session policy do not limit what is given to the very caller; they limit what is given to the role, or to the account.
 */
export function needsOf(form: Form, situation: Situation): Omit<Way, "reason"> {
  if (situation.caller.kind === "root") return { needsIdentity: false, isLimited: false };
  const isLimited = !isSameAccount(situation) || form === "role" || form === "issuer" || form === "account";
  return { needsIdentity: form === "account", isLimited };
}
