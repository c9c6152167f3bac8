/** Actions without a key are controlled by IAM policies alone; in a key policy they do nothing (E39). */

import { findPermission } from "../../../catalog/permissions.ts";
import { policyRule } from "../../rule.ts";
import { uselessActions } from "../../useless-actions.ts";

export const iamOnlyActionInKeyPolicy = policyRule({
  id: "iam-only-action-in-key-policy",
  severity: "warning",
  preset: "recommended",
  kinds: ["key-policy"],
  summary: "A key policy names actions on its key, not those that only IAM policies control.",
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/kms-api-permissions-reference.html",
  messages: {
    useless:
      "`{action}` is about no key and does nothing in a key policy; give it in an IAM policy with the Resource `*`",
  },
  check: ({ statements }, report) => {
    for (const { action, effect } of statements) {
      if (action === null || action.negated) continue;
      // An idle Allow is harmless; whoever relies on a Deny is not safe.
      const quiet = effect === "Deny" ? {} : ({ atMost: "info" } as const);
      for (const { at, fix } of uselessActions(action, (name) => findPermission(name)?.iamOnly === true)) {
        report({
          at,
          message: "useless",
          data: { action: findPermission(at.value)?.action ?? at.value },
          fix,
          ...quiet,
        });
      }
    }
  },
});
