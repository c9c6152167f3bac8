/** A permissions boundary bounds what identity policies give, and what a key policy gives to a role (E18). */

import type { Environment } from "../../../model/environment.ts";
import { environmentRule } from "../../rule.ts";
import { type Asked, reachingAllows } from "../../reaching-allows.ts";
import { voidedBy } from "../../voided.ts";

export const boundaryVoidsAllow = environmentRule({
  id: "boundary-voids-allow",
  severity: "warning",
  preset: "recommended",
  summary: "An Allow gives something that the permissions boundary lets through.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html",
  needsDecisions: true,
  messages: {
    denied:
      "gives nothing: {deny} of `{principal}` denies all that it allows; narrow that Deny, or remove this statement",
    silent:
      "gives nothing: the permissions boundary of `{principal}` allows none of it; allow it there as well, or remove this statement",
  },
  check: (subject, report) => {
    const { authorizer } = subject;
    if (authorizer === null) return;
    for (const { statement, asked } of reachingAllows(subject)) {
      const voided = voidedBy(authorizer, asked, {
        layer: "permissions-boundary",
        silence: "limited-by-permissions-boundary",
        isOver: hasBoundary,
      });
      if (voided === null) continue;
      report({
        at: statement.element,
        message: voided.deny === null ? "silent" : "denied",
        data: { principal: voided.asked.principal, deny: voided.deny ?? "" },
      });
    }
  },
});

/** A session has the boundary of its role, and is none of the principals. */
function hasBoundary({ principal }: Asked, { principals }: Environment): boolean {
  const known = principals.get(principal);
  const all = known === undefined ? [...principals.values()] : [known];
  return all.some(({ permissionsBoundary }) => permissionsBoundary !== null);
}
