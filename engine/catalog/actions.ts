/** Action patterns: names ignore case, `*` and `?` stand anywhere (E53). */

import { matchesGlob } from "../model/glob.ts";
import { type Action, findPermission, permissions } from "./permissions.ts";

const actions = permissions.map(({ action }) => ({ action, lower: action.toLowerCase() }));

export function matchesAction(pattern: string, action: string): boolean {
  return matchesGlob(pattern.toLowerCase(), action.toLowerCase());
}

/** The actions of KMS that at least one of the patterns matches, in the catalogue's order. */
export function expandActions(patterns: readonly string[]): readonly Action[] {
  const exact = new Set<Action>();
  const globs: string[] = [];
  for (const pattern of patterns) {
    const named = findPermission(pattern);
    if (named !== null) exact.add(named.action);
    else if (/[*?]/u.test(pattern)) globs.push(pattern.toLowerCase());
  }
  return actions
    .filter(({ action, lower }) => exact.has(action) || globs.some((glob) => matchesGlob(glob, lower)))
    .map(({ action }) => action);
}
