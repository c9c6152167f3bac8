/** The ways in which conditions may go. */

import type { Branches } from "./resolve.ts";

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
