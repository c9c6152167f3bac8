/** The account that a key belongs to: told, or read from the statement that gives the key to its account. */

import { parseArn } from "../model/arn.ts";
import type { PolicySubject } from "./subject.ts";

/** Null where it is not told and no account administers the key. */
export function accountOfKey({ account, key, statements }: PolicySubject): string | null {
  if (account !== null) return account;
  const arn = key?.arn ?? null;
  const told = arn === null ? null : parseArn(arn);
  if (told !== null) return told.account;
  const owners = statements
    .filter(({ effect, conditions, covers }) => effect === "Allow" && conditions.length === 0 && administers(covers))
    .flatMap(({ principal }) => (principal === null || principal.negated ? [] : principal.entries))
    .flatMap(({ entry }) => (entry?.kind === "account" ? [entry.account] : []));
  // Where several accounts get everything, the key's own mostly comes first, as in AWS's default key policy.
  return owners[0] ?? null;
}

function administers(covers: readonly string[]): boolean {
  return covers.includes("kms:PutKeyPolicy");
}
