/** A key that has a closed list of values is never anything else, and case counts (E59). */

import { isMatched, knownValues } from "../../known-values.ts";
import { nearestName } from "../../../read/nearest-name.ts";
import { replaceValue } from "../../edits.ts";
import { policyRule } from "../../rule.ts";

export const valueNeverMatches = policyRule({
  id: "value-never-matches",
  severity: "error",
  preset: "recommended",
  summary: "A condition's value is one that its key can have.",
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html",
  messages: {
    near: "`{key}` is never `{value}`; write `{nearest}`",
    none: "`{key}` is never `{value}`; it is one of {values}",
  },
  check: ({ conditions }, report) => {
    for (const condition of conditions) {
      const { operator, found, key } = condition;
      const possible = found?.record.values ?? null;
      if (possible === null || operator === null || !operator.startsWith("String")) continue;
      for (const { at, text: value } of knownValues(condition)) {
        if (possible.some((one) => isMatched(operator, value, one))) continue;
        // That a wildcard is none under StringEquals is told by a rule of its own.
        if (/[*?]/u.test(value) && !operator.endsWith("Like")) continue;
        const nearest = nearestName(value.replace(/^kms:/iu, ""), possible);
        if (nearest === null) {
          report({ at, message: "none", data: { key, value, values: listed(possible) } });
          continue;
        }
        const fix = { description: `write \`${nearest}\``, safe: false, edits: [replaceValue(at, nearest)] };
        report({ at, message: "near", data: { key, value, nearest }, fix });
      }
    }
  },
});

function listed(values: readonly string[]): string {
  const some = values.slice(0, 5).map((value) => `\`${value}\``);
  return `${some.join(", ")}${values.length > some.length ? " …" : ""}`;
}
