/** Principals of policies that are likely meant to be the caller: a slip in the name, another path or kind, a wildcard (E12). */

import { matchesGlob } from "../model/glob.ts";
import { identityOf } from "../read/absent-principal.ts";
import { nearestName } from "../read/nearest-name.ts";

/** Both are ARNs; what names no user or role is near to nobody. */
export function isNearPrincipal(named: string, caller: string): boolean {
  return isSlipOf(named, caller) || coversAsPattern(named, caller);
}

/** Names of three letters and less are too near to one another. */
export function isSlipOf(named: string, caller: string): boolean {
  const [one, other] = [identityOf(named), identityOf(caller)];
  if (one === null || other === null || one.account !== other.account) return false;
  if (one.name === other.name) return true;
  return one.kind === other.kind && one.name.length > 3 && nearestName(one.name, [other.name]) !== null;
}

/** Whether it would mean the caller, if `*` were a wildcard there. */
export function coversAsPattern(named: string, caller: string): boolean {
  return named.includes("*") && matchesGlob(named, caller);
}
