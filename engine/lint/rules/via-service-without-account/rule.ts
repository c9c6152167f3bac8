/** A key policy that lets everyone in through a service says of which account (E7, E47). */

import { isClosedByDeny, isEveryone, narrowingOf, narrowingOfAll } from "../../narrowing.ts";
import { policyRule } from "../../rule.ts";

export const viaServiceWithoutAccount = policyRule({
  id: "via-service-without-account",
  severity: "error",
  preset: "recommended",
  kinds: ["key-policy"],
  summary: "A key policy that lets everyone in through a service says of which account.",
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service",
  messages: { any: "any AWS account may do this through that service; add `kms:CallerAccount`" },
  check: (policy, report) => {
    for (const statement of policy.statements) {
      const { effect, principal, conditions } = statement;
      if (effect !== "Allow" || principal === null || principal.negated || !isEveryone(principal.entries)) continue;
      if (narrowingOfAll(statement) !== "service" || isClosedByDeny(policy, statement)) continue;
      const at = conditions.find((condition) => narrowingOf(condition) === "service")?.element;
      if (at !== undefined) report({ at, part: "name", message: "any" });
    }
  },
});
