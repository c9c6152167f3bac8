/** A key policy speaks of KMS actions. */

import { isSymbolic } from "../../symbolic.ts";
import { policyRule } from "../../rule.ts";

export const foreignAction = policyRule({
  id: "foreign-action",
  severity: "info",
  preset: "recommended",
  kinds: ["key-policy"],
  summary: "A key policy speaks of KMS actions.",
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html",
  messages: {
    foreign:
      "a key policy decides about KMS alone: `{action}` does nothing here; move it to the policy of its own service",
  },
  check: ({ statements }, report) => {
    for (const { action } of statements) {
      for (const at of action?.patterns ?? []) {
        const service = /^([a-z0-9-]+):/iu.exec(at.value)?.[1]?.toLowerCase();
        if (service === undefined || service === "kms" || isSymbolic(at.value)) continue;
        report({ at, message: "foreign", data: { action: at.value } });
      }
    }
  },
});
