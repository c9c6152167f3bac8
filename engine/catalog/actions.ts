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
  for (const pattern of patterns) for (const action of expandAction(pattern)) matched.add(action);
  const found: Action[] = [];
  if (matched.size > 0) for (const { action } of actions) if (matched.has(action)) found.push(action);
  return found;
}

/** The actions of KMS that one pattern matches, in the catalogue's order. */
export function expandAction(pattern: string): readonly Action[] {
  const before = kept.get(pattern);
  if (before !== undefined) return before;
  const found: Action[] = [];
  const named = findPermission(pattern);
  if (named !== null) found.push(named.action);
  else if (/[*?]/u.test(pattern)) {
    const glob = foldAscii(pattern);
    for (const { action, lower } of actions) if (matchesGlob(glob, lower)) found.push(action);
  }
  if (kept.size >= mostKept) kept.clear();
  kept.set(pattern, found);
  return found;
}

/** What patterns match is kept: the same few come again and again. */
const kept = new Map<string, readonly Action[]>();
const mostKept = 1000;
