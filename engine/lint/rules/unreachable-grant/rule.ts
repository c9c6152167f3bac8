/** A grant cannot override a Deny, and the policies of organizations bound it like any other Allow (E2, E30, E31). */

import { findPermission } from "../../../catalog/permissions.ts";
import type { Explanation } from "../../../explain/explanation.ts";
import { deniesAnyway, isDeniedAnyway, statementsIn } from "../../certainty.ts";
import { environmentRule } from "../../rule.ts";

export const unreachableGrant = environmentRule({
  id: "unreachable-grant",
  severity: "warning",
  preset: "recommended",
  summary: "A grant gives its grantee something that no policy takes away.",
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/grants.html",
  needsDecisions: true,
  messages: {
    useless:
      "gives `{grantee}` nothing, since other policies deny all its operations: {why}; narrow these, or retire the grant",
  },
  check: ({ authorizer, environment, elementOfGrant }, report) => {
    if (authorizer === null) return;
    for (const { arn: resource, grants } of environment.keys.values()) {
      for (const grant of grants) {
        const { grantee, operations, token } = grant;
        if (!("arn" in grantee) || !environment.principals.has(grantee.arn)) continue;
        const input = token === null ? {} : { GrantTokens: [token] };
        const reasons: string[] = [];
        const isUseless = operations.every((operation) => {
          const action = `kms:${operation}`;
          // Who retires a grant is a matter of its own, which key and organization policies do not rule.
          if (operation === "RetireGrant" || findPermission(action) === null) return false;
          const explanation = authorizer.explain({ principal: grantee.arn, action, resource, input });
          reasons.push(explanation.message);
          return isBarred(explanation);
        });
        const [why] = reasons;
        if (!isUseless || why === undefined) continue;
        report({ at: elementOfGrant(grant), message: "useless", data: { grantee: grantee.arn, why } });
      }
    }
  },
});

/**
 * Whether a Deny, or the silence of a service control policy, keeps out every request of the grantee. Whether that of a
 * permissions boundary does is not documented (E31).
 */
function isBarred(explanation: Explanation): boolean {
  if (statementsIn(explanation).some(deniesAnyway)) return true;
  return explanation.reason === "limited-by-service-control-policy" && isDeniedAnyway(explanation);
}
