/** Whether the Resource of a key policy's statement can mean the key that has the policy (E49). */

import { isEverything, matchesGlob } from "../model/glob.ts";
import type { KeyFacts, PatternsSubject } from "./subject.ts";
import { isSymbolic } from "./symbolic.ts";

/** Whether a pattern is one that some key of KMS, or the known one, matches. */
export function meansOwnKey(pattern: string, key: KeyFacts | null): boolean {
  if (isSymbolic(pattern) || isEverything(pattern)) return true;
  if (typeof key?.arn === "string") return matchesGlob(pattern, key.arn);
  const [start = "", , service = "", , , resource = ""] = pattern.split(":");
  return start === "arn" && /^(?:kms|\*)$/u.test(service) && /^(?:key\/.|[*?])/u.test(resource);
}

/** A statement without a Resource has no effect. */
export function isAboutOwnKey(resource: PatternsSubject | null, key: KeyFacts | null): boolean {
  if (resource === null) return false;
  return resource.negated || resource.patterns.some(({ value }) => meansOwnKey(value, key));
}
