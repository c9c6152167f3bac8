/** E35: who may retire a grant. A kms:RetireGrant in policies alone never suffices. */

import { granteeForm, partyForm } from "./grants.ts";
import { formOf, type Form } from "./principals.ts";
import type { Grant, Situation } from "./situation.ts";
import { retiredGrant } from "./targets.ts";
import { type Way, wayByGrant } from "./ways.ts";

export function retireWays(situation: Situation): readonly Way[] {
  const grant = retiredGrant(situation);
  if (grant === undefined) return [];
  const { caller } = situation;
  const asRetiring = [
    partyForm(grant.RetiringPrincipal, grant.RetiringServicePrincipal, caller),
    ...accountsOf(grant, situation).map((account) => formOf(account, caller)),
  ];
  const asGrantee = grant.Operations.includes("RetireGrant") ? granteeForm(grant, caller) : null;
  const ways = (forms: readonly (Form | null)[], reason: Way["reason"]) =>
    forms.filter((form) => form !== null).map((form) => wayByGrant(form, situation, reason));
  return [...ways([asGrantee], "allowed-by-grant"), ...ways(asRetiring, "allowed-as-retiring-principal")];
}

/** The accounts whose root user may, and whoever their IAM policies allow: the key's, and the one that made the grant. */
function accountsOf({ IssuingAccount }: Grant, { target }: Situation): readonly string[] {
  return [target.account, IssuingAccount].filter((account) => account !== null && account !== undefined);
}
