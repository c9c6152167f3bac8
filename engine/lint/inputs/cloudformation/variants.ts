/** The ways in which the conditions of a template may go. */

import { type Element, itemsOf, memberOf, membersOf, textOf } from "../../../read/element.ts";

/** Which branch of each named condition is taken. */
export type Branches = ReadonlyMap<string, boolean>;

/** The names of the conditions that an element depends on. */
export function conditionsIn(element: Element): readonly string[] {
  const own = memberOf(element, "Fn::If");
  const name = own === null ? null : textOf(itemsOf(own)[0] ?? null);
  const children = [...membersOf(element), ...itemsOf(element)].flatMap(conditionsIn);
  return [...new Set(name === null ? children : [name, ...children])];
}

/** Both ways of up to four conditions; beyond that all true, all false, and each alone the other way. */
export function variantsOf(names: readonly string[], taken: Branches = new Map()): readonly Branches[] {
  const open = names.filter((name) => !taken.has(name));
  const besideTaken = (branches: Branches): Branches => new Map([...branches, ...taken]);
  if (open.length <= 4) {
    return Array.from({ length: 2 ** open.length }, (_, bits) =>
      besideTaken(new Map(open.map((name, index) => [name, (bits & (1 << index)) === 0]))),
    );
  }
  const all = (value: boolean): Branches => new Map(open.map((name) => [name, value]));
  const alone = open.flatMap((name) => [true, false].map((value) => new Map(all(!value)).set(name, value)));
  return [all(true), all(false), ...alone].map(besideTaken);
}
