/** Service control policies bound what the principals of an account can do. */

import { policiesOf } from "./policies.ts";
import { isServiceLinkedRole } from "./principals.ts";
import type { Situation } from "./situation.ts";
import { type Verdict, verdictOf } from "./statements.ts";

/** E22: the caller's account; every level must allow. E23: not the management account, service-linked roles, services. */
export function serviceControlPolicies(situation: Situation): Verdict | null {
  const { environment, caller } = situation;
  const account = environment.accounts?.[caller.account ?? ""];
  if (account?.serviceControlPolicies === undefined) return null;
  if (account.organization?.managementAccount === true || isServiceLinkedRole(caller)) return null;
  const levels = account.serviceControlPolicies.map((level) => verdictOf(policiesOf(level), situation));
  return { allows: levels.every(({ allows }) => allows), denies: levels.some(({ denies }) => denies) };
}
