/**
 * Which role a session belongs to. A session's ARN has no path, and role names are unique in an account, so the first
 * document that names the role with its path tells it: the environment's principals, then key policies and grants (E12).
 */

import type { Environment } from "../model/environment.ts";

export function findRole(environment: Environment, partition: string, account: string, name: string): string {
  const plain = `arn:${partition}:iam::${account}:role/${name}`;
  let roles = known.get(environment);
  if (roles === undefined) known.set(environment, (roles = rolesByName(environment)));
  return roles.get(plain) ?? plain;
}

/** A key may have 50,000 grants: they are read once an environment, not once a call. */
const known = new WeakMap<Environment, ReadonlyMap<string, string | null>>();

/** Role ARNs by the same ARN without its path; null for a name that documents give different paths. */
function rolesByName({ principals, keys }: Environment): ReadonlyMap<string, string | null> {
  const mentioned = new Map<string, string | null>();
  for (const arn of rolesMentioned(keys)) {
    const plain = withoutPath(arn);
    const other = mentioned.get(plain);
    mentioned.set(plain, other === undefined || other === arn ? arn : null);
  }
  // Users stand among the principals, too: under names that no role has.
  for (const arn of principals.keys()) mentioned.set(withoutPath(arn), arn);
  return mentioned;
}

function* rolesMentioned(keys: Environment["keys"]): Iterable<string> {
  for (const { policy, grants } of keys.values()) {
    for (const { principal } of policy?.statements ?? []) {
      for (const entry of principal?.entries ?? []) if (entry.kind === "role") yield entry.arn;
    }
    for (const { grantee, retiring } of grants) {
      if (grantee.kind === "role") yield grantee.arn;
      if (retiring?.kind === "role") yield retiring.arn;
    }
  }
}

function withoutPath(arn: string): string {
  return arn.replace(/:role\/.*\//u, ":role/");
}
