/** What a statement reaches in an environment: the actions that it can have on a key, the keys that it is aimed at. */

import { type Action, findPermission } from "../catalog/permissions.ts";
import { parseArn } from "../model/arn.ts";
import type { Key } from "../model/environment.ts";
import { matchesGlob } from "../model/glob.ts";
import type { EnvironmentSubject } from "./environment-subject.ts";
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

/**
 * The keys that a statement of an identity policy covers and whose account it says: one about all keys is meant for others
 * too. In a part of what exists, one that may reach a key beyond it has effects that nobody knows.
 */
export function keysAimedAt(
  { resource }: StatementSubject,
  { environment: { keys }, extent }: Pick<EnvironmentSubject, "environment" | "extent">,
): readonly Key[] {
  if (resource === null || resource.negated) return [];
  const patterns = resource.patterns.map(({ value }) => value);
  if (extent === "part" && !patterns.every((pattern) => keys.has(pattern) || isOfNoKey(pattern))) return [];
  return [...keys.values()].filter((key) =>
    patterns.some((pattern) => parseArn(pattern)?.account === key.account && matchesGlob(pattern, key.arn)),
  );
}

function isOfNoKey(pattern: string): boolean {
  const arn = parseArn(pattern);
  if (arn === null) return false;
  return /^(?!kms$)[a-z0-9-]+$/u.test(arn.service) || (arn.service === "kms" && /^alias\//u.test(arn.resource));
}
