/** Tags and aliases of the key are asked for in IAM policies alone (E45). */

import { holdsWhenAbsent } from "../../absent-key.ts";
import { policyRule } from "../../rule.ts";

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
  },
  check: ({ statements }, report) => {
    for (const { effect, conditions } of statements) {
      for (const condition of conditions) {
        const { found, element: at, key } = condition;
        const holds = holdsWhenAbsent(condition);
        if (found?.record.identityPoliciesOnly !== true || holds === null || effect === null) continue;
        const message = holds ? "alwaysHolds" : effect === "Allow" ? "neverAllows" : "neverDenies";
        report({ at, part: "name", message, data: { key } });
      }
    }
  },
});
