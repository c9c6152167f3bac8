/** Service control policies bound the users, roles and root user of an account: what a level does not allow, nothing gives (E22). */

import { accountOf } from "../../../model/arn.ts";
import { environmentRule } from "../../rule.ts";
import { reachingAllows } from "../../reaching-allows.ts";
import { voidedBy } from "../../voided.ts";

export const scpVoidsAllow = environmentRule({
  id: "scp-voids-allow",
  severity: "warning",
  preset: "recommended",
  summary: "An Allow gives something that the service control policies let through.",
  source: "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html",
  needsDecisions: true,
  messages: {
    denied: "gives nothing: {deny} denies all that it allows; narrow that Deny, or remove this statement",
    silent:
      "gives nothing: the service control policies of account `{account}` allow none of it; allow it at each level, or remove this statement",
  },
  check: (subject, report) => {
    const { authorizer } = subject;
    if (authorizer === null) return;
    for (const { statement, asked } of reachingAllows(subject)) {
      const voided = voidedBy(authorizer, asked, {
        layer: "service-control-policy",
        silence: "limited-by-service-control-policy",
        isOver: (_, { accounts }) => [...accounts.values()].some((one) => one.serviceControlPolicies !== null),
      });
      if (voided === null) continue;
      const { principal, resource } = voided.asked;
      const data = { account: accountOf(principal) ?? accountOf(resource) ?? "" };
      report({
        at: statement.element,
        message: voided.deny === null ? "silent" : "denied",
        data: { ...data, deny: voided.deny ?? "" },
      });
    }
  },
});
