/**
 * The Principal and NotPrincipal elements in Cedar. A caller is an entity below the names it answers to: its role, its
 * account, its unique ids; so each entry is `principal in …` (E12-E16).
 */

import {
  type Caller,
  type CallerKind,
  isOfOtherPartition,
  matchOf,
  means,
  type PrincipalMatch,
  uniqueIdsOf,
} from "../context/caller.ts";
import { entityUid } from "../expression/cedar-text.ts";
import { all, always, any, type Expression, never, not } from "../expression/expression.ts";
import type { PrincipalElement, PrincipalEntry } from "../model/policy.ts";

/** The entries of a Principal element, by the way in which they mean this caller. */
export function matches(
  element: PrincipalElement,
  caller: Caller,
  includesServices: boolean,
): ReadonlyMap<PrincipalMatch, Expression> {
  const found = new Map<PrincipalMatch, Expression[]>();
  for (const entry of element.entries) {
    const match = matchOf(entry, caller);
    if (match === null) continue;
    const tests = found.get(match) ?? [];
    tests.push(entryTest(entry, caller, includesServices));
    found.set(match, tests);
  }
  return new Map([...found].map(([match, tests]) => [match, any(tests)]));
}

/** Whether the element means the caller in any way. */
export function principalTest(element: PrincipalElement, caller: Caller, includesServices: boolean): Expression {
  if (element.negated) return notPrincipal(element, caller);
  return any(element.entries.map((entry) => entryTest(entry, caller, includesServices)));
}

/**
 * NotPrincipal spares a caller when its account is listed together with itself or its role; a listed session without its
 * role does not suffice. A caller with a permissions boundary is never spared (E16).
 */
function notPrincipal(element: PrincipalElement, caller: Caller): Expression {
  if ((caller.principal?.permissionsBoundary ?? null) !== null) return always;
  const entries = element.entries.filter((entry) => !isSessionId(entry));
  const of = (...kinds: readonly PrincipalEntry["kind"][]): Expression =>
    any(entries.filter((entry) => kinds.includes(entry.kind)).map((entry) => entryTest(entry, caller, true)));
  const itself = any([of("user", "role", "federated-user", "unique-id"), kindTest("root", caller)]);
  return not(any([of("everyone", "service"), all([of("account"), itself])]));
}

/** `AROA…:session` names a session, as a session's ARN does. */
function isSessionId(entry: PrincipalEntry): boolean {
  return entry.kind === "unique-id" && entry.id.includes(":");
}

function entryTest(entry: PrincipalEntry, caller: Caller, includesServices: boolean): Expression {
  if (entry.kind === "everyone") return includesServices ? always : not(kindTest("service", caller));
  const uid = entryUid(entry);
  if (uid === null || isOfOtherPartition(entry, caller)) return never;
  return { kind: "test", cedar: `principal in ${uid}`, reads: [], settled: means(entry, caller), fact: false };
}

function kindTest(kind: CallerKind, caller: Caller): Expression {
  const cedar = `principal is ${callerTypes[kind]}`;
  return { kind: "test", cedar, reads: [], settled: caller.kind === kind, fact: false };
}

/** The Cedar entity type of each kind of caller. */
export const callerTypes: Readonly<Record<CallerKind, string>> = {
  root: "AWS::RootUser",
  user: "AWS::User",
  "role-session": "AWS::RoleSession",
  "federated-user": "AWS::FederatedUser",
  service: "AWS::Service",
};

function entryUid(entry: PrincipalEntry): string | null {
  switch (entry.kind) {
    case "account":
      return entityUid("AWS::Account", entry.account);
    case "user":
      return entityUid("AWS::User", entry.arn);
    case "role":
      return entityUid("AWS::Role", entry.arn);
    case "role-session":
      return entityUid("AWS::RoleSession", entry.arn);
    case "federated-user":
      return entityUid("AWS::FederatedUser", entry.arn);
    case "service":
      return entityUid("AWS::Service", entry.name);
    case "unique-id":
      return entityUid("AWS::UniqueId", entry.id);
    default:
      return null;
  }
}

export interface CedarEntity {
  readonly uid: { readonly type: string; readonly id: string };
  readonly attrs: Readonly<Record<string, string>>;
  readonly parents: readonly { readonly type: string; readonly id: string }[];
}

/** The caller and, as its parents, the names it answers to. */
export function callerEntities(caller: Caller): readonly CedarEntity[] {
  const parents = [
    ...(caller.account === null ? [] : [{ type: "AWS::Account", id: caller.account }]),
    ...(caller.roleArn === null ? [] : [{ type: "AWS::Role", id: caller.roleArn }]),
    ...(caller.kind === "federated-user" && caller.userArn !== null ? [{ type: "AWS::User", id: caller.userArn }] : []),
    ...uniqueIdsOf(caller).map((id) => ({ type: "AWS::UniqueId", id })),
  ];
  const uid = { type: callerTypes[caller.kind], id: caller.text };
  return [{ uid, attrs: {}, parents }, ...parents.map((parent) => ({ uid: parent, attrs: {}, parents: [] }))];
}
