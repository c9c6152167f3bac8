/** The condition key that a name which is none was likely meant to be. */

import { conditionKeys } from "../catalog/condition-keys.ts";
import { nearestName } from "../read/nearest-name.ts";

/** Null where no key is near. What follows a prefix key, as in `aws:PrincipalTag/Project`, stays. */
export function nearestKey(written: string): string | null {
  const [, start = "", suffix = ""] = /^([^:]*:[^:/]*[:/])(.*)$/u.exec(written) ?? [];
  const nearest = suffix === "" ? null : nearestPrefix(start);
  return nearest === null ? nearestName(written, names) : nearest + suffix;
}

/** The prefix of keys, such as `aws:PrincipalTag/`, that a name without anything behind it is; null for any other name. */
export function prefixNamed(written: string): string | null {
  const lower = written.toLowerCase();
  return [...prefixes].find(([name]) => name.toLowerCase() === lower)?.[1] ?? null;
}

/** The slip is looked for in the name itself, without the `:` or `/` behind it. */
function nearestPrefix(start: string): string | null {
  const nearest = nearestName(start.slice(0, -1), prefixes.keys());
  return nearest === null ? null : (prefixes.get(nearest) ?? null);
}

const names = conditionKeys.filter(({ prefix }) => !prefix).map(({ name }) => name);
const prefixes: ReadonlyMap<string, string> = new Map(
  conditionKeys.filter(({ prefix }) => prefix).map(({ name }) => [name.slice(0, -1), name]),
);
