/** Environments taken apart and put together again: every policy document and every statement in it, by its layer. */

import type { EnvironmentDocument } from "../../engine/model/documents.ts";
import type { LayerName } from "../../engine/index.ts";
import type { World } from "./world.ts";

export type Members = Readonly<Record<string, unknown>>;
export type PolicyLayer = Exclude<LayerName, "grants">;
export type ChangePolicy = (document: Members, layer: PolicyLayer) => Members;
export type ChangeStatements = (statements: readonly Members[], layer: PolicyLayer) => readonly Members[];

/** Every policy of the environment and of the requests' sessions, changed. */
export function changePolicies({ environment, requests }: World, change: ChangePolicy): World {
  const policy = (value: unknown, layer: PolicyLayer): unknown => {
    const members = value as Members;
    return "document" in members
      ? { ...members, document: change(members["document"] as Members, layer) }
      : change(members, layer);
  };
  const policies = (list: readonly unknown[], layer: PolicyLayer) => list.map((value) => policy(value, layer));
  const changed = {
    ...environment,
    ...mapped(environment, "accounts", (account) => ({
      ...account,
      ...changedMember(account, "serviceControlPolicies", (levels) =>
        (levels as unknown[][]).map((level) => policies(level, "service-control-policy")),
      ),
      ...changedMember(account, "resourceControlPolicies", (list) =>
        policies(list as unknown[], "resource-control-policy"),
      ),
    })),
    ...mapped(environment, "principals", (principal) => ({
      ...principal,
      ...changedMember(principal, "identityPolicies", (list) => policies(list as unknown[], "identity-policy")),
      ...changedMember(principal, "permissionsBoundary", (value) => policy(value, "permissions-boundary")),
    })),
    ...mapped(environment, "keys", (key) => ({
      ...key,
      ...changedMember(key, "policy", (value) => policy(value, "key-policy")),
    })),
    ...mapped(environment, "vpcEndpoints", (endpoint) => ({
      ...endpoint,
      ...changedMember(endpoint, "policy", (value) => policy(value, "vpc-endpoint-policy")),
    })),
  };
  return {
    environment: changed,
    requests: requests.map((request) => {
      if (request.session?.policies === undefined) return request;
      const changedPolicies = policies(request.session.policies, "session-policy") as readonly Members[];
      return { ...request, session: { ...request.session, policies: changedPolicies } };
    }),
  };
}

/** Every policy with its statements changed. A document may lose its list form; that means the same. */
export function changeStatements(world: World, change: ChangeStatements): World {
  return changePolicies(world, (document, layer) => ({
    ...document,
    Statement: change(listOf(document["Statement"]) as readonly Members[], layer),
  }));
}

/** Members of an element that may be a single value or a list. */
export function listOf(value: unknown): readonly unknown[] {
  return value === undefined ? [] : Array.isArray(value) ? (value as readonly unknown[]) : [value];
}

/** Every key of the environment, changed. */
export const changeKeys = changeEach("keys");
/** Every principal of the environment, changed. */
export const changePrincipals = changeEach("principals");
/** Every account of the environment, changed. */
export const changeAccounts = changeEach("accounts");

/** The grants of a key: a list, or as ListGrants wraps it. */
export function grantsOf(key: Members): readonly Members[] {
  const grants = key["grants"];
  if (grants === undefined) return [];
  return (Array.isArray(grants) ? grants : (grants as Members)["Grants"]) as readonly Members[];
}

function changeEach(name: "keys" | "principals" | "accounts") {
  return ({ environment, requests }: World, change: (value: Members, id: string) => Members): World => ({
    environment: { ...environment, ...mapped(environment, name, change) },
    requests,
  });
}

function mapped(environment: EnvironmentDocument, name: string, change: (value: Members, key: string) => unknown) {
  return changedMember(environment, name, (record) =>
    Object.fromEntries(Object.entries(record as Members).map(([key, value]) => [key, change(value as Members, key)])),
  );
}

function changedMember(members: Members, name: string, change: (value: unknown) => unknown): Members {
  const value = members[name];
  return value === undefined || value === null ? {} : { [name]: change(value) };
}
