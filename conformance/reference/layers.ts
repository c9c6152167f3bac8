/** The policies of each layer that apply, level by level; null where the layer does not bind. */

import type { Situation, Verdict, Way } from "./model.ts";
import { formsOf, isSameAccount, isServiceLinkedRole, meansCaller } from "./principals.ts";
import { keyPolicyStatements, type Levels, verdictOf } from "./statements.ts";
import { metadataOf } from "./targets.ts";

/** E2: what each layer says. */
export const layersOf = (situation: Situation) => ({
  policy: keyPolicy(situation),
  scp: verdictOf(serviceControlPolicies(situation), situation),
  rcp: verdictOf(resourceControlPolicies(situation), situation),
  endpoint: verdictOf(endpointPolicy(situation), situation),
  boundary: verdictOf(permissionsBoundary(situation), situation),
  session: verdictOf(sessionPolicies(situation), situation),
  identity: verdictOf(identityPolicies(situation), situation),
});

/** E23, E25: an account as its organization binds it: not the management account, and no service-linked role. */
function boundAccount({ environment, caller }: Situation, id: string | null) {
  const account = environment.accounts?.[id ?? ""];
  return account?.organization?.managementAccount === true || isServiceLinkedRole(caller) ? undefined : account;
}

/** E22: those of the caller's account. E23: a service principal has none. */
const serviceControlPolicies = (situation: Situation): Levels | null =>
  boundAccount(situation, situation.caller.account)?.serviceControlPolicies ?? null;

/**
 * E24: those of the key's account, whoever calls; RCPFullAWSAccess is always attached, so they are never silent. E25: not
 * for AWS managed keys, nor for RetireGrant. Without a resource, those of the caller's account.
 */
function resourceControlPolicies(situation: Situation): Levels | null {
  const { target, action } = situation;
  if (metadataOf(target.key).KeyManager === "AWS" || action === "kms:RetireGrant") return null;
  const policies = boundAccount(situation, target.account)?.resourceControlPolicies ?? [];
  return [[{ Statement: { Effect: "Allow", Action: "*", Resource: "*" } }, ...policies]];
}

/** E26: the default policy allows all. E47: a forwarded call does not pass the endpoint. */
function endpointPolicy({ environment, request }: Situation): Levels | null {
  const policy = environment.vpcEndpoints?.[request.vpcEndpoint ?? ""]?.policy;
  return policy === undefined || request.viaService !== undefined ? null : [[policy]];
}

/** E18: a boundary limits and never gives. */
function permissionsBoundary({ caller: { record } }: Situation): Levels | null {
  return record.permissionsBoundary === undefined ? null : [[record.permissionsBoundary]];
}

/** E19: no session policy is a full session, except for a federated user, who then has nothing but what names it. */
function sessionPolicies({ caller, request }: Situation): Levels | null {
  const policies = request.session?.policies ?? [];
  return policies.length > 0 || caller.type === "FederatedUser" ? [policies] : null;
}

/** E5: the root user has no identity policies, nor has a service principal. */
const identityPolicies = ({ caller }: Situation): Levels => [caller.record.identityPolicies ?? []];

/**
 * E3: a key has exactly one key policy; null when it is not known. E35: it has no say in RetireGrant. E39, E40, E43: what
 * is asked on no key that exists is the account's, as if a key policy delegated it.
 */
function keyPolicy(situation: Situation): (Pick<Verdict, "denies"> & { readonly ways: readonly Way[] }) | null {
  const { action, caller, target } = situation;
  const isOwn = target.kind !== "key" && isSameAccount(situation);
  if (target.kind !== "key") return { denies: false, ways: isOwn ? [{ by: "policy", form: "account" }] : [] };
  if (action === "kms:RetireGrant") return { denies: false, ways: [] };
  if (target.key?.policy === undefined) return null;
  const statements = keyPolicyStatements(target.key.policy, situation);
  const forms = statements
    .filter(({ Effect }) => Effect === "Allow")
    .flatMap(({ Principal = "" }) => formsOf(Principal, caller))
    // E14: an Allow for everyone does not admit service principals.
    .filter((form) => caller.type !== "Service" || form === "service");
  return {
    denies: statements.some((statement) => statement.Effect === "Deny" && meansCaller(statement, caller)),
    ways: forms.map((form) => ({ by: "policy", form })),
  };
}
