/** How one condition key gets its values. Absent keys are undefined. */

import { foldCase } from "../model/fold-case.ts";
import type { RequestFacts, Situation } from "./situation.ts";

export type Values = string | readonly string[] | null | undefined;

export interface Derivation {
  /** Whether the situation alone settles the key, so that it can be folded. */
  readonly settled: (situation: Situation) => boolean;
  /** `suffix` is the part of the name that follows a prefix key, in lower case. */
  readonly derive: (situation: Situation, request: RequestFacts, suffix: string) => Values;
}

/** A key that follows from caller, target and session. */
export function fromSituation(derive: (situation: Situation, suffix: string) => Values): Derivation {
  return { settled: () => true, derive: (situation, _request, suffix) => derive(situation, suffix) };
}

/** A key that follows from the request. */
export function fromRequest(derive: Derivation["derive"]): Derivation {
  return { settled: () => false, derive };
}

/** Thrown where two names differ only by case, so that AWS's answer is unpredictable (E63): the request is undecidable. */
export class AmbiguousKey extends Error {
  override readonly name = "AmbiguousKey";
}

/** The value under a name that ignores case. */
export function valueIgnoringCase(entries: Iterable<readonly [string, string]>, suffix: string): string | undefined {
  let found: string | undefined;
  for (const [name, value] of entries) {
    if (foldCase(name) !== suffix) continue;
    if (found !== undefined && found !== value) throw new AmbiguousKey("two names differ only by case");
    found = value;
  }
  return found;
}
