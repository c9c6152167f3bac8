/** Tags and aliases of the key are asked for in IAM policies alone (E45). */

import { holdsWhenAbsent } from "../../absent-key.ts";
import { findConditionKey } from "../../../catalog/condition-keys.ts";
import { policyRule } from "../../rule.ts";
import { isSymbolic } from "../../symbolic.ts";
import { variablesIn, type WrittenVariable } from "../../variables.ts";

export const identityOnlyConditionKey = policyRule({
  id: "identity-only-condition-key",
  severity: "error",
  preset: "recommended",
  kinds: ["key-policy"],
  summary: "A key policy asks for no key that only IAM policies know.",
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/abac.html",
  messages: {
    neverAllows:
      "a key policy knows no `{key}`, so that this Allow never applies; ask for it in an IAM policy, or leave it out",
    neverDenies:
      "a key policy knows no `{key}`, so that this Deny never applies; ask for it in an IAM policy, or leave it out",
    alwaysHolds:
      "a key policy knows no `{key}`, so that this condition always holds; ask for it in an IAM policy, or leave it out",
    variable:
      "a key policy knows no `{key}`, so that `{value}` matches nothing; ask for it in an IAM policy, or write the value",
  },
  check: ({ conditioned, policy }, report) => {
    for (const { effect, conditions } of conditioned) {
      for (const condition of conditions) {
        for (const at of policy.version === "2012-10-17" ? condition.values : []) {
          const unknown = typeof at.value === "string" ? variablesIn(at.value).find(isUnknown) : undefined;
          if (unknown === undefined || isSymbolic(at.value)) continue;
          report({ at, message: "variable", data: { key: unknown.name.trim(), value: String(at.value) } });
        }
        const { found, element: at, key } = condition;
        const holds = holdsWhenAbsent(condition);
        if (found?.record.identityPoliciesOnly !== true || holds === null || effect === null) continue;
        const message = holds ? "alwaysHolds" : effect === "Allow" ? "neverAllows" : "neverDenies";
        report({ at, part: "name", message, data: { key } });
      }
    }
  },
});

/** With a default behind a comma, the variable stands for that. */
function isUnknown({ name, fallback }: WrittenVariable): boolean {
  return fallback === null && findConditionKey(name.trim())?.record.identityPoliciesOnly === true;
}
