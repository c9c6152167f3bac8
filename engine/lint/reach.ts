/** What a statement reaches in an environment: the actions that it can have on a key, the keys that it is aimed at. */

import { type Action, findPermission } from "../catalog/permissions.ts";
import { parseArn } from "../model/arn.ts";
import type { Environment, Key } from "../model/environment.ts";
import { matchesGlob } from "../model/glob.ts";
import type { StatementSubject } from "./subject.ts";

/** The actions of a statement that a principal could be allowed on a key by it: on those of other accounts, not all. */
export function actionsOn(key: Key, { covers }: StatementSubject, principal: string): readonly Action[] {
  const arn = parseArn(principal);
  const isOwn = arn === null || arn.account === key.account;
  return covers.filter((action) => {
    const permission = findPermission(action);
    return permission?.resources.includes("key") === true && !permission.iamOnly && (isOwn || permission.crossAccount);
  });
}

/** The keys that a statement of an identity policy covers and whose account it says: one about all keys is meant for others too. */
export function keysAimedAt({ resource }: StatementSubject, { keys }: Environment): readonly Key[] {
  if (resource === null || resource.negated) return [];
  return [...keys.values()].filter((key) =>
    resource.patterns.some(({ value }) => parseArn(value)?.account === key.account && matchesGlob(value, key.arn)),
  );
}
