/** Whether an Allow depends on certain condition keys: on a condition that fails for requests without the key. */

import { isEverything } from "../model/glob.ts";
import { holdsWhenAbsent } from "./absent-key.ts";
import { operators } from "../conditions/list.ts";
import type { ConditionSubject, StatementSubject } from "./subject.ts";

/** Keys in lower case; a prefix key with its `:` or `/` stands for all below it. */
export function isConditionedOn({ conditions }: StatementSubject, keys: readonly string[]): boolean {
  return conditions.some(
    (condition) => demands(condition) && !isOpen(condition) && keys.some((key) => isKey(condition.key, key)),
  );
}

function demands(condition: ConditionSubject): boolean {
  const { operator, quantifier, found, ifExists } = condition;
  if (operator === null || operator === "Null" || operators[operator].negated) return false;
  if (holdsWhenAbsent(condition) === false) return true;
  return quantifier === "ForAllValues" && !ifExists && found?.record.presence === "always";
}

function isKey(written: string, key: string): boolean {
  const lower = written.toLowerCase();
  return /[:/]$/u.test(key) ? lower.startsWith(key) : lower === key;
}

/** A lone `*` among the values of a Like takes whatever the key holds. */
function isOpen({ operator, texts }: ConditionSubject): boolean {
  return operator !== null && /Like$|^Arn/u.test(operator) && texts.some(isEverything);
}
