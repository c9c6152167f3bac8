/** Resource control policies bound who may use the keys of an account, whoever they are (E24). */

import { environmentRule } from "../../rule.ts";
import { reachingAllows } from "../../reaching-allows.ts";
import { voidedBy } from "../../voided.ts";

export const rcpVoidsAllow = environmentRule({
  id: "rcp-voids-allow",
  severity: "warning",
  preset: "recommended",
  summary: "An Allow gives something that the resource control policies let through.",
  source: "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html",
  needsDecisions: true,
  messages: {
    denied: "gives nothing: {deny} denies all that it allows; narrow that Deny, or remove this statement",
  },
  check: (subject, report) => {
    const { authorizer } = subject;
    if (authorizer === null) return;
    for (const { statement, asked } of reachingAllows(subject)) {
      const voided = voidedBy(authorizer, asked, {
        layer: "resource-control-policy",
        silence: "limited-by-resource-control-policy",
        isOver: (_, { accounts }) => [...accounts.values()].some((one) => one.resourceControlPolicies.length > 0),
      });
      // Without a Deny they allow everything: AWS attaches one that does.
      const deny = voided?.deny ?? null;
      if (deny !== null) report({ at: statement.element, message: "denied", data: { deny } });
    }
  },
});
