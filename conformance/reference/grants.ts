/** Grants: who may do what by them, under which constraints, and who may retire them (E27-E35). */

import { ignoresConstraint } from "./catalogue.ts";
import { arnLike } from "./conditions.ts";
import { patternOf } from "./patterns.ts";
import { type Caller, type Form, formOf } from "./principals.ts";
import { encryptionContextOf } from "./context.ts";
import type { Grant, Input, Pairs, Situation } from "./situation.ts";
import { grantsOf, retiredGrant } from "./targets.ts";
import { type Way, waysFor } from "./ways.ts";

type Constraints = NonNullable<Grant["Constraints"]>;

/** E27: a grant gives as policies do, the operations that it lists. Unmet: it would, were its constraint met. */
export function grants(situation: Situation): { readonly ways: readonly Way[]; readonly isUnmet: boolean } {
  const { action, caller, target, input } = situation;
  if (action === "kms:RetireGrant") return { ways: retireWays(situation), isUnmet: false };
  const operation = action.slice("kms:".length);
  const given = grantsOf(target.key)
    .filter((grant) => grant.Operations.includes(operation) && granteeForm(grant, caller) !== null)
    // E34: a new grant counts only with its token.
    .filter(({ Propagated, GrantToken = "" }) => Propagated !== false || input.GrantTokens?.includes(GrantToken));
  const met = given.filter((grant) => isConstraintMet(grant, operation, situation));
  const ways = met.flatMap((grant) => waysFor(granteeForm(grant, caller), "allowed-by-grant", situation));
  return { ways, isUnmet: met.length < given.length };
}

/**
 * E35: a kms:RetireGrant in policies alone never suffices. The retiring principal may, the grantee if the grant says so,
 * and the root user, or whoever IAM policies allow, of two accounts: the key's, and the one that made the grant.
 */
function retireWays(situation: Situation): readonly Way[] {
  const { caller, target, input } = situation;
  const grant = retiredGrant(target.key, input);
  if (grant === undefined) return [];
  const asGrantee = grant.Operations.includes("RetireGrant") ? granteeForm(grant, caller) : null;
  const asRetiring = partyForm(grant.RetiringPrincipal, grant.RetiringServicePrincipal, caller);
  const asAccounts = [target.account, grant.IssuingAccount].map((account) => formOf(account ?? "", caller));
  return [
    ...waysFor(asGrantee, "allowed-by-grant", situation),
    ...[asRetiring, ...asAccounts].flatMap((form) => waysFor(form, "allowed-as-retiring-principal", situation)),
  ];
}

/** E27: how the grantee means the caller. */
const granteeForm = ({ GranteePrincipal, GranteeServicePrincipal }: Grant, caller: Caller): Form | null =>
  partyForm(GranteePrincipal, GranteeServicePrincipal, caller);

/** E27: how a party of a grant, a principal or a service, means the caller. */
function partyForm(principal = "", service = "", caller: Caller): Form | null {
  if (caller.type === "Service") return [principal, service].includes(caller.arn) ? "service" : null;
  return formOf(principal, caller);
}

/** E28, E29: the source is matched as by an aws:SourceArn condition in the grant; some operations ignore constraints. */
function isConstraintMet({ Operations, Constraints = {} }: Grant, operation: string, situation: Situation): boolean {
  const source = Constraints.SourceArn;
  const [actual, ...more] = situation.context.get("aws:sourcearn") ?? [];
  const isFromSource = actual !== undefined && more.length === 0 && arnLike(actual, patternOf(source ?? ""));
  if (source !== undefined && !ignoresConstraint(operation, "source-arn") && !isFromSource) return false;
  if (operation === "CreateGrant") return isChild(Operations, Constraints, situation.input);
  return ignoresConstraint(operation, "encryption-context") || fits(Constraints, encryptionContextOf(situation));
}

/** E33: by a grant, only what that grant gives, at least as strictly constrained. */
function isChild(operations: readonly string[], parent: Constraints, input: Input): boolean {
  const { EncryptionContextEquals: equals, EncryptionContextSubset: subset, SourceArn } = input.Constraints ?? {};
  return (
    (input.Operations ?? []).every((operation) => operations.includes(operation)) &&
    (parent.EncryptionContextEquals === undefined || equals !== undefined) &&
    fits(parent, equals ?? subset ?? {}) &&
    (parent.SourceArn === undefined || parent.SourceArn === SourceArn)
  );
}

/** E28: Equals is the same set of pairs, Subset is contained; names and values compare with case. */
function fits({ EncryptionContextEquals: equals, EncryptionContextSubset: subset = {} }: Constraints, pairs: Pairs) {
  return contains(pairs, equals ?? subset) && (equals === undefined || contains(equals, pairs));
}

const contains = (all: Pairs, some: Pairs): boolean =>
  Object.entries(some).every(([name, value]) => Object.hasOwn(all, name) && all[name] === value);
