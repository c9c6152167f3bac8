/** What a condition says of a request that does not carry its key (E56-E58). */

import { operators } from "../conditions/list.ts";
import type { ConditionSubject } from "./subject.ts";
import { isSymbolic } from "./symbolic.ts";

/** Whether the condition holds without its key; null where that is not known. */
export function holdsWhenAbsent({ operator, quantifier, ifExists, texts }: ConditionSubject): boolean | null {
  if (operator === null) return null;
  if (operator === "Null") return texts.some(isSymbolic) ? null : texts.includes("true");
  if (quantifier !== null) return quantifier === "ForAllValues";
  return ifExists || operators[operator].negated;
}
