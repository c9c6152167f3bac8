/** Service principals have no organization or account: a Deny with a negated operator on those hits them (E25, E56). */

import { operators } from "../../../conditions/list.ts";
import { holdsWhenAbsent } from "../../absent-key.ts";
import { isEveryone } from "../../narrowing.ts";
import { policyRule } from "../../rule.ts";
import type { ConditionSubject, PolicySubject, StatementSubject } from "../../subject.ts";

export const everyoneInDenyLocksService = policyRule({
  id: "everyone-in-deny-locks-service",
  severity: "warning",
  preset: "recommended",
  kinds: ["key-policy", "resource-control-policy"],
  summary: "A Deny of outsiders spares service principals, which belong to no organization.",
  source:
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalisawsservice",
  messages: {
    services: "this also denies AWS services, which have no `{key}`; add `Bool` `aws:PrincipalIsAWSService` `false`",
  },
  check: (policy, report) => {
    for (const statement of policy.statements) {
      const { effect, principal, conditions } = statement;
      if (effect !== "Deny" || principal === null || principal.negated || !isEveryone(principal.entries)) continue;
      if (!isMetByServices(policy, statement)) continue;
      // With a condition that services do not meet, they are spared.
      const condition = conditions.find(isOutside);
      if (condition === undefined || !conditions.every((each) => isOutside(each))) continue;
      report({ at: condition.element, part: "name", message: "services", data: { key: condition.key } });
    }
  },
});

/** A key policy that lets no service in has none to spare. */
function isMetByServices({ kind, statements }: PolicySubject, { covers }: StatementSubject): boolean {
  if (kind === "resource-control-policy") return covers.length > 0;
  return statements.some(
    (allow) =>
      allow.effect === "Allow" &&
      allow.principal?.negated === false &&
      allow.principal.entries.some(({ entry }) => entry?.kind === "service") &&
      allow.covers.some((action) => covers.includes(action)),
  );
}

function isOutside(condition: ConditionSubject): boolean {
  const { found, operator } = condition;
  if (found === null || operator === null || operator === "Null" || !belongings.has(found.name)) return false;
  return operators[operator].negated && holdsWhenAbsent(condition) === true;
}

const belongings: ReadonlySet<string> = new Set(["aws:PrincipalOrgID", "aws:PrincipalOrgPaths"]);
