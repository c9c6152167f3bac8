/** What callers choose themselves, such as a header or a role's name, keeps none of them out (E7). */

import { isClosedByDeny, narrowingOf, narrowingOfAll } from "../../narrowing.ts";
import { policyRule } from "../../rule.ts";

export const callerCanSpoof = policyRule({
  id: "caller-can-spoof",
  severity: "warning",
  preset: "recommended",
  kinds: ["key-policy"],
  summary: "An Allow of everyone is not narrowed only by what callers choose themselves.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html",
  messages: {
    chosen: "callers of every AWS account can choose `{key}`; pin the caller as well, as by `kms:CallerAccount`",
    role: "every AWS account can have such a principal; write the account into the ARN, or add `kms:CallerAccount`",
  },
  check: (policy, report) => {
    for (const statement of policy.statements) {
      const { effect, principal, covers, conditions } = statement;
      if (effect !== "Allow" || principal === null || principal.negated || covers.length === 0) continue;
      if (!principal.entries.some(({ entry }) => entry?.kind === "everyone")) continue;
      if (narrowingOfAll(statement) !== "chosen" || isClosedByDeny(policy, statement)) continue;
      for (const condition of conditions.filter((each) => narrowingOf(each) === "chosen")) {
        const { element: at, key, found } = condition;
        const message = found?.name === "aws:PrincipalArn" ? "role" : "chosen";
        report({ at, part: "name", message, data: { key } });
      }
    }
  },
});
