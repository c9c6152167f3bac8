/**
 * Which role a session belongs to. A session's ARN has no path, and role names are unique in an account, so the first
 * document that names the role with its path tells it: the environment's principals, then key policies and grants (E12).
 */

import type { Environment } from "../model/environment.ts";

export function findRole(environment: Environment, partition: string, account: string, name: string): string {
  const prefix = `arn:${partition}:iam::${account}:role/`;
  const plain = `${prefix}${name}`;
  if (environment.principals.has(plain)) return plain;
  const isNamed = (arn: string): boolean => arn.startsWith(prefix) && arn.endsWith(`/${name}`);
  for (const arn of environment.principals.keys()) if (isNamed(arn)) return arn;
  const mentioned = new Set([...rolesMentioned(environment)].filter(isNamed));
  const [only] = mentioned;
  return mentioned.size === 1 && only !== undefined ? only : plain;
}

function* rolesMentioned({ keys }: Environment): Iterable<string> {
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
