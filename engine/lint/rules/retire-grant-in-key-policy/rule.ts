/** Who may retire a grant is said by the grant and by IAM policies; key policies and RCPs have no say (E25, E35). */

import { findPermission } from "../../../catalog/permissions.ts";
import { policyRule } from "../../rule.ts";
import { uselessActions } from "../../useless-actions.ts";

export const retireGrantInKeyPolicy = policyRule({
  id: "retire-grant-in-key-policy",
  severity: "warning",
  preset: "recommended",
  kinds: ["key-policy", "resource-control-policy"],
  summary: "Key policies and resource control policies do not name `kms:RetireGrant`, which they cannot control.",
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/grant-delete.html",
  messages: {
    useless:
      "`kms:RetireGrant` does nothing in this policy; name a retiring principal in the grant, or give `kms:RevokeGrant`",
  },
  check: ({ statements }, report) => {
    for (const { action, effect } of statements) {
      if (action === null || action.negated) continue;
      // An idle Allow is harmless; whoever relies on a Deny is not safe.
      const quiet = effect === "Deny" ? {} : ({ atMost: "info" } as const);
      for (const { at, fix } of uselessActions(action, isRetireGrant)) {
        report({ at, message: "useless", fix, ...quiet });
      }
    }
  },
});

function isRetireGrant(name: string): boolean {
  return findPermission(name)?.action === "kms:RetireGrant";
}
