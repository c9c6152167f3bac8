/** Grants: who may do what by them, under which constraints, and who may retire them (E27-E35). */

import { ignoresConstraint } from "./catalogue.ts";
import { arnLike } from "./operators.ts";
import { patternOf } from "./patterns.ts";
import { type Caller, type Form, formOf } from "./principals.ts";
import { encryptionContextOf } from "./request-keys.ts";
import type { Grant, Input, Pairs, Situation } from "./situation.ts";
import { grantsOf, retiredGrant } from "./targets.ts";
import { needsOf, type Way } from "./ways.ts";

type Constraints = NonNullable<Grant["Constraints"]>;

/** Constrained: a grant would give, were its constraint met. */
interface GrantVerdict {
  readonly ways: readonly Way[];
  readonly isConstrained: boolean;
}

/** E27: a grant gives as policies do, the operations that it lists. E34: a new grant counts only with its token. */
export function grants(situation: Situation): GrantVerdict {
  const { action, caller, target, input } = situation;
  const operation = action.slice("kms:".length);
  const given = grantsOf(target.key)
    .filter(({ Operations }) => Operations.includes(operation))
    .filter(({ Propagated, GrantToken = "" }) => Propagated !== false || input.GrantTokens?.includes(GrantToken))
    .filter((grant) => granteeForm(grant, caller) !== null);
  const met = given.filter((grant) => isConstraintMet(grant, operation, situation));
  const forms = met.map((grant) => granteeForm(grant, caller));
  return { ways: waysBy("allowed-by-grant", forms, situation), isConstrained: met.length < given.length };
}

/**
 * E35: a kms:RetireGrant in policies alone never suffices. The retiring principal may, the grantee if the grant says so,
 * and the root user, or whoever IAM policies allow, of two accounts: the key's, and the one that made the grant.
 */
export function retireWays(situation: Situation): GrantVerdict {
  const { caller, target, input } = situation;
  const grant = retiredGrant(target, input);
  if (grant === undefined) return { ways: [], isConstrained: false };
  const asGrantee = grant.Operations.includes("RetireGrant") ? granteeForm(grant, caller) : null;
  const asRetiring = [
    partyForm(grant.RetiringPrincipal, grant.RetiringServicePrincipal, caller),
    formOf(target.account ?? "", caller),
    formOf(grant.IssuingAccount ?? "", caller),
  ];
  const byGrant = waysBy("allowed-by-grant", [asGrantee], situation);
  return {
    ways: [...byGrant, ...waysBy("allowed-as-retiring-principal", asRetiring, situation)],
    isConstrained: false,
  };
}

function waysBy(reason: Way["reason"], forms: readonly (Form | null)[], situation: Situation): readonly Way[] {
  return forms.flatMap((form) => (form === null ? [] : { reason, ...needsOf(form, situation) }));
}

const granteeForm = (grant: Grant, caller: Caller): Form | null =>
  partyForm(grant.GranteePrincipal, grant.GranteeServicePrincipal, caller);

/** E27: how a party of a grant, a principal or a service, means the caller. */
function partyForm(principal: string | undefined, service: string | undefined, caller: Caller): Form | null {
  if (caller.kind === "service") return caller.arn === service || caller.arn === principal ? "service" : null;
  return principal === undefined ? null : formOf(principal, caller);
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

/** E28: Equals is the same set of pairs, Subset is contained; names and values compare with case. */
function fits({ EncryptionContextEquals: equals, EncryptionContextSubset: subset = {} }: Constraints, pairs: Pairs) {
  return contains(pairs, equals ?? subset) && (equals === undefined || contains(equals, pairs));
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

const contains = (all: Pairs, some: Pairs): boolean =>
  Object.entries(some).every(([name, value]) => Object.hasOwn(all, name) && all[name] === value);
