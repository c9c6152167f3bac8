/**
 * Whom a change of files can affect, so that no more is asked than must be: a key's own documents affect that key alone, a
 * principal's that principal; anything else everybody. The request and its session policies are of the question.
 */

import { sessionPolicyFiles } from "./asked-request.ts";
import { documentsOf } from "./documents.ts";
import { keysOf, principalsOf } from "./names.ts";
import { environmentFile, type Files, requestFile } from "./workspace.ts";

export interface Affected {
  readonly files: readonly string[];
  readonly keys: readonly string[];
  readonly principals: readonly string[];
}

export function affectedBy(before: Files, after: Files): Affected {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const asked = [requestFile, ...sessionPolicyFiles(before), ...sessionPolicyFiles(after)];
  const changed = names.filter((name) => !asked.includes(name) && before[name] !== after[name]);
  const documents = [...documentsOf(before), ...documentsOf(after)].filter(({ file }) => changed.includes(file));
  const allKeys = unique([...keysOf(before), ...keysOf(after)].map(({ arn }) => arn));
  const allPrincipals = unique([...principalsOf(before), ...principalsOf(after)]);
  const ofKeys = documents.every(({ kind }) => kind === "key-policy" || kind === "grants");
  const ofPrincipals = documents.every(({ kind }) => kind === "identity-policy" || kind === "permissions-boundary");
  const isWide = changed.includes(environmentFile);
  const owners = unique(documents.flatMap((document) => document.owners));
  return {
    files: changed,
    keys: ofKeys && !isWide ? allKeys.filter((key) => owners.includes(key)) : allKeys,
    principals: ofPrincipals && !isWide ? allPrincipals.filter((name) => owners.includes(name)) : allPrincipals,
  };
}

function unique(items: readonly string[]): readonly string[] {
  return [...new Set(items)];
}
