/** Actions without a key are controlled by IAM policies alone; in a key policy they do nothing (E39). */

import { findPermission } from "../../../catalog/permissions.ts";
import { removeItem } from "../../edits.ts";
import { policyRule } from "../../rule.ts";

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
    for (const { action } of statements) {
      if (action === null || action.negated) continue;
      for (const at of action.patterns) {
        const named = findPermission(at.value);
        if (named?.iamOnly !== true) continue;
        const edit = removeItem(at);
        const fix = edit === null ? null : { description: `remove \`${at.value}\``, safe: true, edits: [edit] };
        report({ at, message: "useless", data: { action: named.action }, fix });
      }
    }
  },
});
