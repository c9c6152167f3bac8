/** A condition key that no request for the statement's actions carries is absent: positive operators fail, others hold (E56-E58). */

import { holdsWhenAbsent } from "../../absent-key.ts";
import { carries, carriersOf } from "../../carried-keys.ts";
import { policyRule } from "../../rule.ts";
import type { StatementSubject } from "../../subject.ts";

export const conditionKeyNotCarried = policyRule({
  id: "condition-key-not-carried",
  severity: "error",
  preset: "recommended",
  summary: "A condition key goes with at least one of the actions of its statement.",
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html",
  messages: {
    neverAllows:
      "no action of this statement carries `{key}`, so that this Allow never applies; the key goes with {carriers}",
    neverDenies:
      "no action of this statement carries `{key}`, so that this Deny never applies; the key goes with {carriers}",
    alwaysHolds:
      "no action of this statement carries `{key}`, so that this condition always holds; the key goes with {carriers}",
  },
  check: ({ conditioned }, report) => {
    for (const statement of conditioned) {
      const { covers, conditions, effect } = statement;
      if (statement.isOpen || covers.length === 0 || effect === null) continue;
      for (const condition of conditions) {
        const { element: at, key, found } = condition;
        const holds = holdsWhenAbsent(condition);
        if (found === null || holds === null || covers.some((action) => carries(action, found))) continue;
        // Other services have the keys of tags too.
        if (found.name.startsWith("aws:") && !isOfKmsAlone(statement)) continue;
        const message = holds ? "alwaysHolds" : effect === "Allow" ? "neverAllows" : "neverDenies";
        report({ at, part: "name", message, data: { key, carriers: carriersOf(found) } });
      }
    }
  },
});

function isOfKmsAlone({ action }: StatementSubject): boolean {
  return action?.negated === false && action.patterns.every(({ value }) => /^kms:/iu.test(value));
}
