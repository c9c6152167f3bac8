/**
 * A situation in the peer's words: the policies that apply to the request, the request, its condition keys. Which
 * policies apply is for the peer's caller to say.
 */

import { listOf, type Policy, type Situation } from "../reference/model.ts";
import { isServiceLinkedRole } from "../reference/principals.ts";
import { policyOf } from "../reference/statements.ts";
import { contextVariables } from "./context-variables.ts";

interface NamedPolicy {
  readonly name: string;
  readonly policy: unknown;
}

interface LevelPolicies {
  readonly orgIdentifier: string;
  readonly policies: readonly NamedPolicy[];
}

export interface Simulation {
  readonly request: {
    readonly principal: string;
    readonly action: string;
    readonly resource: { readonly resource: string; readonly accountId: string };
    readonly contextVariables: Readonly<Record<string, string | readonly string[]>>;
  };
  readonly identityPolicies: readonly NamedPolicy[];
  readonly serviceControlPolicies: readonly LevelPolicies[];
  readonly resourceControlPolicies: readonly LevelPolicies[];
  readonly resourcePolicy?: unknown;
  readonly sessionPolicy?: unknown;
  readonly permissionBoundaryPolicies?: readonly NamedPolicy[];
  readonly vpcEndpointPolicies?: readonly NamedPolicy[];
}

export function simulationOf(situation: Situation): Simulation {
  const { environment, caller, action, target, request } = situation;
  const { identityPolicies, permissionsBoundary: boundary } = caller.record;
  const sessions = policiesOf(request.session?.policies);
  const endpoint = environment.vpcEndpoints?.[request.vpcEndpoint ?? ""]?.policy;
  return {
    request: {
      principal: caller.arn,
      action,
      resource: { resource: target.arn, accountId: target.account ?? "" },
      contextVariables: contextVariables(situation),
    },
    identityPolicies: named("identity", identityPolicies),
    serviceControlPolicies: serviceControlPolicies(situation),
    resourceControlPolicies: resourceControlPolicies(situation),
    ...(target.key?.policy === undefined ? {} : { resourcePolicy: policyOf(target.key.policy) }),
    ...(sessions.length === 0 ? {} : { sessionPolicy: joined(sessions) }),
    ...(boundary === undefined ? {} : { permissionBoundaryPolicies: named("boundary", [boundary]) }),
    // E47: a forwarded call does not pass the caller's endpoint.
    ...(endpoint === undefined || request.viaService !== undefined
      ? {}
      : { vpcEndpointPolicies: named("endpoint", [endpoint]) }),
  };
}

function policiesOf(documents: readonly unknown[] = []): readonly Policy[] {
  return documents.map(policyOf);
}

function named(kind: string, documents: readonly unknown[] | undefined): readonly NamedPolicy[] {
  return policiesOf(documents).map((policy, index) => ({ name: `${kind}-${String(index)}`, policy }));
}

/** The peer takes one session policy; several are one with the statements of all (E19). */
function joined(policies: readonly Policy[]): unknown {
  const [first, ...others] = policies;
  if (others.length === 0) return first;
  return { ...first, Statement: policies.flatMap(({ Statement }) => listOf(Statement)) };
}

/** E23: which callers they do not bind, the peer is not told. */
function serviceControlPolicies({ environment, caller }: Situation): readonly LevelPolicies[] {
  const account = environment.accounts?.[caller.account ?? ""];
  if (account?.organization?.managementAccount === true || isServiceLinkedRole(caller)) return [];
  return (account?.serviceControlPolicies ?? []).map((level, index) => ({
    orgIdentifier: `level-${String(index)}`,
    policies: named(`scp-${String(index)}`, level),
  }));
}

/** E25: what they do not bind, the peer is not told. E24: what they allow gives nothing, and the peer refuses it. */
function resourceControlPolicies({ environment, caller, target }: Situation): readonly LevelPolicies[] {
  const account = environment.accounts?.[target.account ?? ""];
  const metadata = target.key?.metadata;
  const isManagedByAws = (metadata?.KeyMetadata ?? metadata)?.KeyManager === "AWS";
  if (account?.organization?.managementAccount === true || isManagedByAws || isServiceLinkedRole(caller)) return [];
  const policies = policiesOf(account?.resourceControlPolicies)
    .map((policy) => ({ ...policy, Statement: listOf(policy.Statement).filter(({ Effect }) => Effect === "Deny") }))
    .filter(({ Statement }) => Statement.length > 0);
  return policies.length === 0 ? [] : [{ orgIdentifier: "account", policies: named("rcp", policies) }];
}
