/** The Allows of an environment, each with the principals and keys that it is about. */

import { parseArn } from "../model/arn.ts";
import type { Environment, Key } from "../model/environment.ts";
import type { Action } from "../catalog/permissions.ts";
import type { EnvironmentSubject } from "./environment-subject.ts";
import { actionsOn, keysAimedAt } from "./reach.ts";
import type { PrincipalSubject, StatementSubject } from "./subject.ts";

/** A statement that says something about keys of the environment. */
export interface ReachingAllow {
  readonly statement: StatementSubject;
  /** What it allows, one by one. */
  readonly asked: readonly Asked[];
}

export interface Asked {
  readonly principal: string;
  readonly action: Action;
  readonly resource: string;
}

/**
 * The Allows of key policies and identity policies that reach a key; what a template leaves open is not among them. Kept,
 * since several rules look at them.
 */
export function reachingAllows(subject: EnvironmentSubject): readonly ReachingAllow[] {
  const found = known.get(subject) ?? allowsOf(subject);
  known.set(subject, found);
  return found;
}

const known = new WeakMap<EnvironmentSubject, readonly ReachingAllow[]>();

function allowsOf(subject: EnvironmentSubject): readonly ReachingAllow[] {
  return reachesOf(subject)
    .filter(({ statement }) => statement.effect === "Allow" && !statement.isOpen)
    .map(({ statement, pairs }) => ({
      statement,
      asked: pairs.flatMap(({ principal, key }) =>
        actionsOn(key, statement, principal).map((action) => ({ principal, action, resource: key.arn })),
      ),
    }))
    .filter(({ asked }) => asked.length > 0);
}

/** The statements of key policies and identity policies, with whom and which keys each is about. */
function reachesOf(subject: EnvironmentSubject) {
  const { environment, subjectOf } = subject;
  const ofKeys = [...environment.keys.values()].flatMap((key) =>
    (key.policy === null ? [] : (subjectOf(key.policy)?.statements ?? [])).map((statement) => ({
      statement,
      pairs: meantBy(statement.principal, key, environment).map((principal) => ({ principal, key })),
    })),
  );
  const ofPrincipals = [...environment.principals.values()].flatMap(({ arn: principal, identityPolicies }) =>
    identityPolicies
      .flatMap((policy) => subjectOf(policy)?.statements ?? [])
      .map((statement) => ({
        statement,
        pairs: keysAimedAt(statement, subject).map((key) => ({ principal, key })),
      })),
  );
  return [...ofKeys, ...ofPrincipals];
}

/** Whom an element means. An account has users and roles beyond those that are listed: a stranger stands for them. */
function meantBy(element: PrincipalSubject | null, { partition, account }: Key, { principals }: Environment) {
  const membersOf = (id: string) => [
    `arn:${partition}:iam::${id}:root`,
    `arn:${partition}:iam::${id}:role/any-other-role`,
    ...[...principals.keys()].filter((arn) => parseArn(arn)?.account === id),
  ];
  const entries = (element?.entries ?? []).map(({ entry }) => entry);
  // Of an id, and of what a template leaves open, nobody knows whom it means: then nothing is said.
  if (entries.some((entry) => entry === null || entry.kind === "unique-id")) return [];
  return entries.flatMap((entry) => {
    if (entry?.kind === "everyone") return [...membersOf(account), ...membersOf("000000000000")];
    if (entry?.kind === "account") return membersOf(entry.account);
    if (entry?.kind === "service") return [entry.name];
    return entry !== null && "arn" in entry ? [entry.arn] : [];
  });
}
