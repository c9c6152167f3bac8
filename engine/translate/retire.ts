/**
 * RetireGrant (E35): the retiring principal; the grantee, when the grant lists RetireGrant; the account that is the
 * retiring principal, that made the grant or that owns the key, by its root user or by an identity policy. Neither key
 * policy nor RCP has a say.
 */

import type { PrincipalMatch } from "../context/caller.ts";
import { isCrossAccount, type Situation } from "../context/situation.ts";
import { always } from "../expression/expression.ts";
import type { AllowReason } from "../model/decision.ts";
import { grantMatch } from "./grants.ts";
import { grantPath, type Path } from "./paths.ts";
import type { Cause } from "./source.ts";

/** A way to retire the grant. */
export interface RetireWay {
  readonly id: string;
  readonly match: PrincipalMatch;
  readonly causes: readonly (readonly Cause[])[];
  readonly path: Path;
}

export function retireSources(situation: Situation): readonly RetireWay[] {
  const { caller, retired: grant, target } = situation;
  if (grant === null) return [];
  const cross = isCrossAccount(situation);
  const cause: Cause = { kind: "place", place: { layer: "grants", grant: grant.id }, holds: always };
  const found: RetireWay[] = [];
  const open = (id: string, match: PrincipalMatch, reason: AllowReason): void => {
    found.push({ id, match, causes: [[cause]], path: { ...grantPath(match, cross), reason } });
  };
  const asRetiring = grantMatch(grant.retiring, caller);
  if (asRetiring !== null) open("retiring-principal", asRetiring, "allowed-as-retiring-principal");
  const asGrantee = grant.operations.includes("RetireGrant") ? grantMatch(grant.grantee, caller) : null;
  if (asGrantee !== null) open("grantee", asGrantee, "allowed-by-grant");
  if (caller.account !== null && [grant.issuingAccount, target.account].includes(caller.account)) {
    open("account", caller.kind === "root" ? "root" : "account", "allowed-as-retiring-principal");
  }
  return found;
}
