/** E55-E58: when the Condition element of a statement holds. */

import { operators } from "./operators.ts";
import type { Reader } from "./patterns.ts";
import { listOf, type Statement } from "./policies.ts";
import type { Context } from "./situation.ts";

/** E55: operators and keys are joined by and. E63: names of keys ignore case. */
export function conditionsHold({ Condition = {} }: Statement, context: Context, reader: Reader): boolean {
  return Object.entries(Condition).every(([operator, keys]) =>
    Object.entries(keys).every(([key, values]) =>
      holds(operator, context.get(key.toLowerCase()) ?? null, listOf(values).map(String), reader),
    ),
  );
}

function holds(name: string, actual: readonly string[] | null, wanted: readonly string[], reader: Reader): boolean {
  const [, quantifier, base = "", ifExists] = /^(?:(ForAllValues|ForAnyValue):)?(.+?)(IfExists)?$/.exec(name) ?? [];
  // E57: Null looks at presence alone.
  if (base === "Null") return wanted.includes(String(actual === null));
  // E56: a negated operator holds whenever its positive twin does not.
  const isNegated = base.includes("Not");
  // E56-E58: of an absent key, ForAllValues holds and ForAnyValue never does; else IfExists and negated operators hold.
  if (actual === null) return quantifier === undefined ? !!ifExists || isNegated : quantifier === "ForAllValues";

  const [how, test] = operators[base.replace("Not", "")] ?? ["plain", () => false];
  const values = wanted.map(reader[how]);
  // E55: the values of one key are joined by or. E62: a variable without a value matches nothing.
  const matchesSome = (one: string) => values.some((value) => value !== null && test(one, value));
  // E58: negated, each value must match none.
  if (quantifier === "ForAllValues") return actual.every((one) => matchesSome(one) !== isNegated);
  if (quantifier === "ForAnyValue") return actual.some((one) => matchesSome(one) !== isNegated);
  // Without a quantifier, several values match nothing.
  return (actual.length === 1 && actual.every(matchesSome)) !== isNegated;
}
