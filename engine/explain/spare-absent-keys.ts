/** A Deny that hits for want of a condition key: negated operators and `IfExists` match an absent key (E56-E58). */

import type { StatementTrace, Traced } from "./trace.ts";

/** Only `Null` asks whether the key is there. */
export function spareAbsentKeys({ layers }: Traced): readonly string[] {
  const denying = layers.flatMap(({ levels }) => levels.flat()).filter(({ verdict }) => verdict === "denies");
  return denying.flatMap(absentKeys);
}

function absentKeys({ matched, effect }: StatementTrace): readonly string[] {
  const asked = matched.filter(({ operator }) => operator === "Null").map(({ key }) => key.toLowerCase());
  return matched.flatMap(({ operator, key, actual }) => {
    if (actual !== null || asked.includes(key.toLowerCase())) return [];
    const negated = /Not/u.test(operator) && !operator.endsWith("IfExists");
    const aside = negated ? " (`IfExists` would not change that)" : "";
    return [
      `\`${key}\` is absent from this request, and \`${operator}\` matches an absent key${aside}; to spare such calls add \`"Null": {"${key}": "false"}\` to the ${effect}`,
    ];
  });
}
