/** Grants: who may do what by them, under which constraints, and who may retire them (E27-E35). */

import { ignoredConstraintsOf } from "../catalogue.ts";
import { conditionsHold } from "./conditions.ts";
import { encryptionContextOf } from "./context.ts";
import type { Caller, Form, Grant, Input, Pairs, Situation, Way } from "./model.ts";
import { readerOf } from "./patterns.ts";
import { formsOf } from "./principals.ts";
import { grantsOf, retiredGrant } from "./targets.ts";

type Constraints = NonNullable<Grant["Constraints"]>;

/** E27: a grant gives as policies do, the operations that it lists. Unmet: it would, were its constraint met. */
export function grants(situation: Situation): { readonly ways: readonly Way[]; readonly isUnmet: boolean } {
  const { action, caller, target, input } = situation;
  if (action === "kms:RetireGrant") return { ways: retireWays(situation), isUnmet: false };
  const operation = action.slice("kms:".length);
  const given = grantsOf(target.key)
    .filter((grant) => grant.Operations.includes(operation) && granteeForms(grant, caller).length > 0)
    // E34: a new grant counts only with its token.
    .filter(({ Propagated, GrantToken = "" }) => Propagated !== false || input.GrantTokens?.includes(GrantToken));
  const met = given.filter((grant) => isConstraintMet(grant, operation, situation));
  const forms = met.flatMap((grant) => granteeForms(grant, caller));
  return { ways: forms.map((form) => ({ by: "grant", form })), isUnmet: met.length < given.length };
}

/** E27: how the grantee, a principal or a service, means the caller. */
const granteeForms = ({ GranteePrincipal: name = "", GranteeServicePrincipal: service = "" }: Grant, caller: Caller) =>
  formsOf({ AWS: name, Service: [name, service] }, caller);

/**
 * E35: a kms:RetireGrant in policies alone never suffices. The retiring principal may, the grantee if the grant says so,
 * and the root user, or whoever IAM policies allow, of two accounts: the key's, and the one that made the grant.
 */
function retireWays({ caller, target, input }: Situation): readonly Way[] {
  const grant = retiredGrant(target.key, input);
  if (grant === undefined) return [];
  const { RetiringPrincipal: name = "", RetiringServicePrincipal: service = "", IssuingAccount: issuer = "" } = grant;
  const retiring = formsOf({ AWS: [name, target.account ?? "", issuer], Service: [name, service] }, caller);
  const asGrantee = grant.Operations.includes("RetireGrant") ? granteeForms(grant, caller) : [];
  const wayBy = (by: Way["by"]) => (form: Form) => ({ by, form });
  return [...asGrantee.map(wayBy("grant")), ...retiring.map(wayBy("retiring"))];
}

/** E29: the source is matched as by a condition in the grant. E28, E29: some operations ignore constraints. */
function isConstraintMet({ Operations, Constraints = {} }: Grant, operation: string, situation: Situation): boolean {
  const ignored = ignoredConstraintsOf(operation);
  const { context } = situation;
  const condition = { ArnLike: { "aws:SourceArn": Constraints.SourceArn ?? "" } };
  const isFromSource = conditionsHold(condition, context, readerOf(undefined, context));
  if (Constraints.SourceArn !== undefined && !isFromSource && !ignored.includes("source-arn")) return false;
  if (operation === "CreateGrant") return isChild(Operations, Constraints, situation.input);
  return ignored.includes("encryption-context") || fits(Constraints, encryptionContextOf(situation));
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

/** E28: whether all of `some` are in `all`, with case. */
const contains = (all: Pairs, some: Pairs): boolean =>
  Object.entries(some).every(([name, value]) => Object.hasOwn(all, name) && all[name] === value);
