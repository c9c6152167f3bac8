/** Action patterns: names ignore case, `*` and `?` stand anywhere (E53). */

import { foldAscii } from "../model/fold-case.ts";
import { matchesGlob } from "../model/glob.ts";
import { type Action, findPermission, permissions } from "./permissions.ts";

const actions = permissions.map(({ action }) => ({ action, lower: action.toLowerCase() }));

export function matchesAction(pattern: string, action: string): boolean {
  return matchesGlob(foldAscii(pattern), foldAscii(action));
}

/** The actions of KMS that at least one of the patterns matches, in the catalogue's order. */
export function expandActions(patterns: readonly string[]): readonly Action[] {
  const matched = new Set<Action>();
  for (const pattern of patterns) {
    const named = findPermission(pattern);
    if (named !== null) matched.add(named.action);
    else if (/[*?]/u.test(pattern)) for (const action of matchedBy(foldAscii(pattern))) matched.add(action);
  }
  return matched.size === 0 ? [] : actions.filter(({ action }) => matched.has(action)).map(({ action }) => action);
}

/** What patterns match is kept: the same few come again and again. */
const kept = new Map<string, readonly Action[]>();
const mostKept = 1000;

function matchedBy(glob: string): readonly Action[] {
  const before = kept.get(glob);
  if (before !== undefined) return before;
  const found = actions.filter(({ lower }) => matchesGlob(glob, lower)).map(({ action }) => action);
  if (kept.size >= mostKept) kept.clear();
  kept.set(glob, found);
  return found;
}
