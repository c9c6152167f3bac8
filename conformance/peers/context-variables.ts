/**
 * The condition keys that the peer is given: all that the request carries, those it states and those that follow from
 * caller, key and input, so that the peer is judged by its evaluation, not by what it does not derive.
 */

import { conditionKeys as known } from "../catalogue.ts";
import type { Situation } from "../reference/model.ts";

/** Keys of several values are lists, also of one. Names are written as AWS writes them; suffixes ignore case (E63). */
export function contextVariables({ context }: Situation): Readonly<Record<string, string | readonly string[]>> {
  return Object.fromEntries(
    [...context].map(([lower, values]) => {
      const isList = known.get(lower)?.multi === true || values.length !== 1;
      return [nameOf(lower), isList ? values : (values[0] ?? "")];
    }),
  );
}

function nameOf(lower: string): string {
  const whole = known.get(lower);
  if (whole !== undefined) return whole.name;
  const prefix = /^(?:kms:encryptioncontext:|aws:(?:principal|resource|request)tag\/)/.exec(lower)?.[0] ?? "";
  return (known.get(prefix)?.name ?? prefix) + lower.slice(prefix.length);
}
