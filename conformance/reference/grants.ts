/** Grants: who may do what by them, and under which constraints (E27-E34). */

import { encryptionContextOf, type Pairs } from "./encryption-context.ts";
import { ignoresConstraint } from "./catalogue.ts";
import { arnLike } from "./operators.ts";
import { patternOf } from "./patterns.ts";
import { type Caller, type Form, formOf } from "./principals.ts";
import type { Grant, Situation } from "./situation.ts";
import { grantsOf } from "./targets.ts";
import { type Way, wayByGrant } from "./ways.ts";

export interface GrantVerdict {
  readonly ways: readonly Way[];
  /** Whether a grant names caller and operation, and its constraint is not met. */
  readonly isConstrained: boolean;
}

type Constraints = NonNullable<Grant["Constraints"]>;

/** E27: a grant gives as policies do, the operations that it lists. */
export function grants(situation: Situation): GrantVerdict {
  const { action, caller, target, input } = situation;
  const operation = action.slice("kms:".length);
  const usable = grantsOf(target.key).flatMap((grant) => {
    const form = granteeForm(grant, caller);
    const isGiven = form !== null && grant.Operations.includes(operation) && hasSpread(grant, input.GrantTokens);
    return isGiven ? [{ grant, form }] : [];
  });
  const met = usable.filter(({ grant }) => isConstraintMet(grant, operation, situation));
  return {
    ways: met.map(({ form }) => wayByGrant(form, situation, "allowed-by-grant")),
    isConstrained: met.length < usable.length,
  };
}

/** E27: how the grantee means the caller. */
export function granteeForm(grant: Grant, caller: Caller): Form | null {
  return partyForm(grant.GranteePrincipal, grant.GranteeServicePrincipal, caller);
}

/** A party of a grant is a principal or a service. */
export function partyForm(principal: string | undefined, service: string | undefined, caller: Caller): Form | null {
  if (caller.kind === "service") return caller.arn === service || caller.arn === principal ? "service" : null;
  return principal === undefined ? null : formOf(principal, caller);
}

/** E34: a new grant counts only with its token. */
function hasSpread({ Propagated, GrantToken }: Grant, tokens: readonly string[] | undefined): boolean {
  return Propagated !== false || (GrantToken !== undefined && tokens?.includes(GrantToken) === true);
}

function isConstraintMet({ Operations, Constraints = {} }: Grant, operation: string, situation: Situation): boolean {
  if (!isSourceMet(Constraints, operation, situation)) return false;
  return operation === "CreateGrant"
    ? isChild(Operations, Constraints, situation.input)
    : isEncryptionContextMet(Constraints, operation, situation);
}

/** E28: Equals is the same set of pairs, Subset is contained; names and values compare with case. */
function isEncryptionContextMet(constraints: Constraints, operation: string, situation: Situation): boolean {
  if (ignoresConstraint(operation, "encryption-context")) return true;
  const pairs = encryptionContextOf(situation);
  const { equals, subset } = pairsOf(constraints);
  return (equals === null || isSame(equals, pairs)) && (subset === null || contains(pairs, subset));
}

/** E29: as an aws:SourceArn condition in the grant. */
function isSourceMet({ SourceArn }: Constraints, operation: string, { context }: Situation): boolean {
  if (SourceArn === undefined || ignoresConstraint(operation, "source-arn")) return true;
  const [actual, ...more] = context.get("aws:sourcearn") ?? [];
  return actual !== undefined && more.length === 0 && arnLike(actual, patternOf(SourceArn));
}

/** E33: by a grant, only what that grant gives, at least as strictly constrained. */
function isChild(operations: readonly string[], parent: Constraints, input: Situation["input"]): boolean {
  const child = pairsOf(input.Constraints ?? {});
  const { equals, subset } = pairsOf(parent);
  return (
    (input.Operations ?? []).every((operation) => operations.includes(operation)) &&
    (equals === null || (child.equals !== null && isSame(equals, child.equals))) &&
    (subset === null || contains(child.equals ?? child.subset ?? [], subset)) &&
    (parent.SourceArn === undefined || parent.SourceArn === input.Constraints?.SourceArn)
  );
}

function pairsOf({ EncryptionContextEquals: equals, EncryptionContextSubset: subset }: Constraints) {
  return {
    equals: equals === undefined ? null : Object.entries(equals),
    subset: subset === undefined ? null : Object.entries(subset),
  };
}

function isSame(one: Pairs, other: Pairs): boolean {
  return one.length === other.length && contains(one, other);
}

function contains(all: Pairs, some: Pairs): boolean {
  return some.every(([name, value]) => all.some((pair) => pair[0] === name && pair[1] === value));
}
