/** Everything about one permission that stands before its condition keys: who, what, which key, through which door. */

import type { Permission } from "../catalog/permissions.ts";
import type { Account, Environment, Grant, VpcEndpoint } from "../model/environment.ts";
import type { Policy } from "../model/policy.ts";
import type { RequestBase } from "../model/request.ts";
import type { Caller } from "./caller.ts";
import type { Target } from "./target.ts";

export interface Session {
  readonly policies: readonly Policy[];
  readonly tags: ReadonlyMap<string, string>;
}

export interface Situation {
  readonly environment: Environment;
  readonly permission: Permission;
  readonly caller: Caller;
  readonly target: Target;
  readonly session: Session;
  readonly vpcEndpoint: VpcEndpoint | null;
  /** The grant tokens that the request presents. */
  readonly tokens: readonly string[];
  /** The grants on the key that name the caller and are usable with these tokens (E34). */
  readonly grants: readonly Grant[];
  /** The grant that RetireGrant is about. */
  readonly retired: Grant | null;
  /** Canonical names of the condition keys that the request adds or replaces. */
  readonly given: ReadonlySet<string>;
}

/** The request's side of a derivation. */
export type RequestFacts = Pick<RequestBase, "input" | "viaService" | "context"> & {
  /** Milliseconds since 1970. */
  readonly now: number;
};

/** What the environment tells of an account; null where there is no account, or nothing is told of it. */
export function findAccount({ accounts }: Environment, id: string | null): Account | null {
  return (id === null ? null : accounts.get(id)) ?? null;
}

/** The key that the target is, if it is one. */
export function targetKey({ target }: Situation): Extract<Target, { kind: "key" }>["key"] | null {
  return target.kind === "key" ? target.key : null;
}

/** Whether caller and resource belong to different accounts. A service principal has none. */
export function isCrossAccount({ caller, target }: Situation): boolean {
  return caller.account !== null && target.account !== null && caller.account !== target.account;
}
