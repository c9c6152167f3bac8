/**
 * AWS takes a resource control policy only where it denies, by `Action`, service by service; `RCPFullAWSAccess`, its own,
 * allows everything. Access Analyzer refuses the rest: RCP_SYNTAX_ERROR_ALLOW, _NOTACTION, _ACTION.
 */

import { isEverything } from "../../../model/glob.ts";
import { isEveryone } from "../../narrowing.ts";
import { policyRule } from "../../rule.ts";
import type { StatementSubject } from "../../subject.ts";
import { isSymbolic } from "../../symbolic.ts";

export const rcpDeniesActions = policyRule({
  id: "rcp-denies-actions",
  severity: "error",
  preset: "recommended",
  kinds: ["resource-control-policy"],
  summary: "A resource control policy denies, and lists the actions that it denies, each with its service.",
  source: "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html",
  messages: {
    allow:
      "AWS refuses an Allow in a resource control policy, but for that of `RCPFullAWSAccess`; deny what it should not allow",
    notAction: "AWS refuses `NotAction` in a resource control policy; list the actions in `Action`",
    anyService:
      "AWS refuses `{action}` in a resource control policy, where an action names its service; write `kms:*`, and the like for other services",
  },
  check: ({ statements }, report) => {
    for (const statement of statements) {
      const { element, effect, action } = statement;
      if (effect === "Allow" && !allowsEverything(statement)) report({ at: element, message: "allow" });
      if (action?.negated === true) report({ at: action.element, part: "name", message: "notAction" });
      if (effect !== "Deny" || action?.negated !== false) continue;
      for (const at of action.patterns.filter(({ value }) => isOfAnyService(value))) {
        report({ at, message: "anyService", data: { action: at.value } });
      }
    }
  },
});

/** Whether a wildcard stands where the service should. */
function isOfAnyService(action: string): boolean {
  return !isSymbolic(action) && /^[^:]*[*?]/u.test(action);
}

/** As AWS's own `RCPFullAWSAccess` does. */
function allowsEverything({ principal, action, resource, conditions }: StatementSubject): boolean {
  const isAll = (part: typeof action): boolean =>
    part?.negated === false && part.patterns.some(({ value }) => isEverything(value));
  if (principal?.negated !== false || !isEveryone(principal.entries)) return false;
  return isAll(action) && isAll(resource) && conditions.length === 0;
}
