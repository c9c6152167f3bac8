/** Skipping the safety check lets a key policy be saved that nobody can change any more (E51). */

import { replaceValue } from "../../edits.ts";
import { policyRule } from "../../rule.ts";

export const bypassLockoutCheck = policyRule({
  id: "bypass-lockout-check",
  severity: "warning",
  preset: "recommended",
  summary: "An Allow does not ask for key policies that skip the lockout safety check.",
  source:
    "https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-bypass-policy-lockout-safety-check",
  messages: {
    skipped:
      "this allows only key policies that skip the lockout safety check, so that a key can become unmanageable; write `false`",
  },
  check: ({ conditioned }, report) => {
    for (const { effect, conditions } of conditioned) {
      if (effect !== "Allow") continue;
      for (const { found, operator, values } of conditions) {
        if (found?.name !== "kms:BypassPolicyLockoutSafetyCheck" || operator !== "Bool") continue;
        for (const at of values.filter(({ value }) => /^true$/iu.test(String(value)))) {
          const wanted = typeof at.value === "boolean" ? false : "false";
          report({
            at,
            message: "skipped",
            fix: { description: "write `false`", safe: false, edits: [replaceValue(at, wanted)] },
          });
        }
      }
    }
  },
});
