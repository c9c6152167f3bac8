/** Whoever may change the key policy can give itself everything else (E3, E51); whom the owner did not name, should not. */

import { matchesAction } from "../../../catalog/actions.ts";
import { matchesGlob } from "../../../model/glob.ts";
import { policyRule } from "../../rule.ts";

export const policyEscalation = policyRule({
  id: "policy-escalation",
  severity: "warning",
  preset: "strict",
  kinds: ["key-policy"],
  summary: "Only administrators may change a key policy.",
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html",
  messages: {
    escalates:
      "`{principal}` is none of `admins`, but may change the key policy, and so give itself everything; do without `kms:PutKeyPolicy`",
  },
  check: ({ statements, settings: { admins } }, report) => {
    // Without a word on who administers, everybody who may change the policy is taken to do so.
    if (admins.length === 0) return;
    for (const { effect, action, principal, covers } of statements) {
      if (effect !== "Allow" || !covers.includes("kms:PutKeyPolicy") || principal?.negated !== false) continue;
      // All actions together are the matter of `key-full-access`.
      if (action?.patterns.some(({ value }) => matchesAction(value, "kms:Decrypt")) === true) continue;
      for (const { entry, element: at } of principal.entries) {
        if (entry?.kind !== "user" && entry?.kind !== "role" && entry?.kind !== "role-session") continue;
        if (admins.some((pattern) => matchesGlob(pattern, entry.arn))) continue;
        report({ at, message: "escalates", data: { principal: entry.arn } });
      }
    }
  },
});
