/** E55-E58: when the Condition element of a statement holds. */

import { type Operator, operators } from "./operators.ts";
import { patternOf } from "./patterns.ts";
import { type Conditions, listOf } from "./policies.ts";
import type { Context } from "./situation.ts";
import { resolveVariables } from "./variables.ts";

/** E55: operators and keys are joined by and. */
export function conditionsHold(conditions: Conditions, version: string | undefined, context: Context): boolean {
  return Object.entries(conditions).every(([operator, keys]) =>
    Object.entries(keys).every(([key, values]) => {
      const actual = context.get(key.toLowerCase()) ?? null; // E63: names of keys ignore case
      return holds(operator, actual, listOf(values).map(String), version, context);
    }),
  );
}

function holds(
  name: string,
  actual: readonly string[] | null,
  wanted: readonly string[],
  version: string | undefined,
  context: Context,
): boolean {
  const [, quantifier, base = "", ifExists] = /^(?:(ForAllValues|ForAnyValue):)?(.+?)(IfExists)?$/.exec(name) ?? [];
  // E57: Null looks at presence alone.
  if (base === "Null") return wanted.includes(String(actual === null));
  const operator = operators.get(base);
  if (operator === undefined) throw new Error(`unknown operator ${name}`);
  if (actual === null) return holdsOnAbsence(operator, quantifier, ifExists !== undefined);

  const patterns = wanted.map((text) =>
    operator.variables ? resolveVariables(text, version, context) : patternOf(text),
  );
  // E55: the values of one key are joined by or. E62: a variable without a value matches nothing.
  const matchesSome = (value: string) => patterns.some((pattern) => pattern !== null && operator.test(value, pattern));
  // E58: negated, each value must match none.
  const fits = (value: string) => matchesSome(value) !== operator.negated;
  switch (quantifier) {
    case "ForAllValues":
      return actual.every(fits);
    case "ForAnyValue":
      return actual.some(fits);
    default:
      // Without a quantifier, several values match nothing.
      return (actual.length === 1 && actual.every(matchesSome)) !== operator.negated;
  }
}

/** E56-E58: ForAllValues holds of nothing, ForAnyValue never does; else IfExists and negated operators hold. */
function holdsOnAbsence(operator: Operator, quantifier: string | undefined, ifExists: boolean): boolean {
  if (quantifier !== undefined) return quantifier === "ForAllValues";
  return ifExists || operator.negated;
}
