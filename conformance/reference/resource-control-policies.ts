/** Resource control policies bound what can be done to the keys of an account. */

import { policiesOf } from "./policies.ts";
import { isServiceLinkedRole, meansCaller } from "./principals.ts";
import type { Situation } from "./situation.ts";
import { type Verdict, verdictOf } from "./statements.ts";

/**
 * E24: the key's account, whoever calls; RCPFullAWSAccess is always attached, so they are never silent. E25: not the
 * management account, service-linked roles, AWS managed keys, RetireGrant. Without a resource, the caller's account.
 */
export function resourceControlPolicies(situation: Situation): Verdict | null {
  const { environment, caller, target, action } = situation;
  const account = environment.accounts?.[target.account ?? ""];
  const metadata = target.key?.metadata;
  const manager = (metadata?.KeyMetadata ?? metadata)?.KeyManager;
  if (account?.resourceControlPolicies === undefined || account.organization?.managementAccount === true) return null;
  if (isServiceLinkedRole(caller) || manager === "AWS" || action === "kms:RetireGrant") return null;
  const policies = policiesOf(account.resourceControlPolicies);
  const { denies } = verdictOf(policies, situation, (statement) => meansCaller(statement, caller));
  return { allows: true, denies };
}
