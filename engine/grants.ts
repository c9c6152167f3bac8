/** Which grants of a key a request may use, and which one RetireGrant is about. */

import { type Caller, means } from "./context/caller.ts";
import type { Diagnostic } from "./model/diagnostic.ts";
import type { Environment, Grant, Key } from "./model/environment.ts";
import type { RequestBase } from "./model/request.ts";
import { problem } from "./problem.ts";

/** The grants that name the caller and have spread, or whose token the request presents (E34). */
export function usableGrants(key: Key, caller: Caller, tokens: readonly string[]): readonly Grant[] {
  return key.grants.filter(
    ({ grantee, propagated, token }) =>
      means(grantee, caller) && (propagated || tokens.some((presented) => presented === token)),
  );
}

/** RetireGrant may name its grant by token alone. */
export function keyOfGrant(input: RequestBase["input"], environment: Environment): string | null {
  const named = input?.["KeyId"];
  if (typeof named === "string") return named;
  const token = tokenIn(input);
  if (token === null) return null;
  return (
    [...environment.keys.values()].find(({ grants }) => grants.some((grant) => grant.token === token))?.arn ?? null
  );
}

/** Why RetireGrant leads to no key: the token leads nowhere, or there is none. */
export function noKey(input: RequestBase["input"], otherwise: Diagnostic): Diagnostic {
  if (tokenIn(input) === null) return otherwise;
  return problem("unknown-grant", "/input/GrantToken", "the environment has no grant with this token");
}

/** Null where the request names no grant of the key, or two: then nobody retires anything. */
export function retiredGrant(key: Key, input: RequestBase["input"]): Grant | null {
  const id = input?.["GrantId"];
  const token = tokenIn(input);
  if (typeof id !== "string" && token === null) return null;
  return (
    key.grants.find(
      (grant) => (typeof id !== "string" || grant.id === id) && (token === null || grant.token === token),
    ) ?? null
  );
}

function tokenIn(input: RequestBase["input"]): string | null {
  const token = input?.["GrantToken"];
  return typeof token === "string" ? token : null;
}
