/** An action named beside others that carry the condition's key does not carry it: for it, the key is absent (E56-E58). */

import { findPermission } from "../../../catalog/permissions.ts";
import { holdsWhenAbsent } from "../../absent-key.ts";
import { carries } from "../../carried-keys.ts";
import { policyRule } from "../../rule.ts";

export const conditionKeyPartlyCarried = policyRule({
  id: "condition-key-partly-carried",
  severity: "warning",
  preset: "recommended",
  summary: "A condition key goes with each action that its statement names.",
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html",
  messages: {
    neverAllows: "`{action}` does not carry `{key}` and is never allowed here; put it in a statement without that key",
    neverDenies: "`{action}` does not carry `{key}` and is never denied here; put it in a statement without that key",
    alwaysHolds:
      "`{action}` does not carry `{key}`, whose condition always holds for it; put it in a statement of its own",
  },
  check: ({ statements }, report) => {
    for (const { action, covers, conditions, effect } of statements) {
      if (effect === null || action === null || action.negated) continue;
      for (const condition of conditions) {
        const { found, key } = condition;
        const holds = holdsWhenAbsent(condition);
        if (found === null || holds === null || !covers.some((name) => carries(name, found))) continue;
        const message = holds ? "alwaysHolds" : effect === "Allow" ? "neverAllows" : "neverDenies";
        // Where an absent key shall pass, IfExists and Null say so on purpose.
        if (holds && (condition.ifExists || condition.operator === "Null")) continue;
        for (const at of action.patterns) {
          const named = findPermission(at.value);
          if (named === null || carries(named.action, found)) continue;
          report({ at, message, data: { action: named.action, key } });
        }
      }
    }
  },
});
