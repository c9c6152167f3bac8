/** The key policy: whom it lets in, and what they need besides. */

import { policyOf } from "./policies.ts";
import { type Form, formsOf, isLimited, meansCaller } from "./principals.ts";
import { isIamOnly, isSameAccount, type Situation } from "./situation.ts";
import { keyPolicyStatementsFor } from "./statements.ts";
import type { Way } from "./ways.ts";

export interface KeyPolicyVerdict {
  readonly denies: boolean;
  readonly ways: readonly Way[];
}

/** E35, E39, E40: a key policy has no say in RetireGrant and in what IAM alone controls. */
export function keyPolicyApplies(situation: Situation): boolean {
  return !isIamOnly(situation) && situation.action !== "kms:RetireGrant";
}

/** null when the policy is not known. */
export function keyPolicy(situation: Situation): KeyPolicyVerdict | null {
  const { caller, target } = situation;
  if (target.key?.policy === undefined) return null;
  const statements = keyPolicyStatementsFor(policyOf(target.key.policy), situation);
  const allows = statements.filter(({ Effect }) => Effect === "Allow");
  const forms = allows.flatMap(({ Principal }) => (Principal === undefined ? [] : formsOf(Principal, caller)));
  return {
    denies: statements.some((statement) => statement.Effect === "Deny" && meansCaller(statement, caller)),
    // E14: an Allow for everyone does not admit service principals.
    ways: forms
      .filter((form) => caller.kind !== "service" || form === "service")
      .map((form) => wayByKeyPolicy(form, situation)),
  };
}

function wayByKeyPolicy(form: Form, situation: Situation): Way {
  const isSame = isSameAccount(situation);
  if (situation.caller.kind === "root") {
    // E5: the account principal is the root user's; E7: so is everyone.
    const reason =
      form === "account" ? "allowed-to-account-root" : isSame ? "allowed-by-key-policy" : "allowed-by-both-accounts";
    return { reason, needsIdentity: false, isLimited: false };
  }
  // E8: across accounts, the caller's account must allow too.
  if (!isSame) return { reason: "allowed-by-both-accounts", needsIdentity: true, isLimited: true };
  // E4: the account principal delegates. E6, E7: whoever is named needs nothing else.
  return form === "account"
    ? { reason: "allowed-by-identity-policy", needsIdentity: true, isLimited: true }
    : { reason: "allowed-by-key-policy", needsIdentity: false, isLimited: isLimited(form, isSame) };
}
