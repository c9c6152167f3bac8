/**
 * What a condition means, over the values that a request holds for its key. This is the definition: the Cedar of
 * `condition.ts` says the same, settled conditions are folded by it, and facts are computed by it.
 * Source: IAM User Guide, reference_policies_elements_condition_operators and condition-logic (E55-E58).
 */

import type { Condition } from "../model/policy.ts";
import { operators } from "./list.ts";
import { parseText, resolveText, type Text } from "../expression/text.ts";

/** Finds the one value of a condition key; null when the key is absent, has several values, or may have several (E62). */
export type ValueOf = (key: string) => string | null;

/** Whether the condition holds; `values` is undefined when its key is absent. */
export function conditionHolds(
  condition: Condition,
  variables: boolean,
  values: readonly string[] | undefined,
  valueOf: ValueOf,
): boolean {
  const held = values ?? [];
  const [first, ...others] = held;
  const present = first !== undefined;
  if (condition.operator === "Null") return condition.values.some((wanted) => wanted === String(!present));
  const { negated, comparison } = operators[condition.operator];
  const wanted = wantedValues(condition, variables, valueOf);
  const matches = (value: string): boolean => wanted.some((one) => comparison.matches(value, one));
  const accepted = (value: string): boolean => matches(value) !== negated;
  if (condition.quantifier === "ForAllValues") return held.every(accepted);
  if (condition.quantifier === "ForAnyValue") return held.some(accepted);
  if (!present) return negated || condition.ifExists;
  return (others.length === 0 && matches(first)) !== negated;
}

/** The policy values as the operator reads them; those that can match nothing are left out. */
export function wantedValues(condition: Condition, variables: boolean, valueOf: ValueOf): readonly unknown[] {
  if (condition.operator === "Null") return [];
  const { comparison } = operators[condition.operator];
  return conditionTexts(condition, variables).flatMap((text) => {
    const pattern = resolveText(text, valueOf);
    const wanted = pattern === null ? null : comparison.parse(pattern);
    return wanted === null ? [] : [wanted];
  });
}

/** The policy values with their variables, for operators that know variables. */
export function conditionTexts(condition: Condition, variables: boolean): readonly Text[] {
  const known = condition.operator !== "Null" && operators[condition.operator].comparison.variables;
  return condition.values.map((value) => parseText(value, variables && known));
}
