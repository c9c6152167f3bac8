/** A key policy lets everyone in only under a condition on who calls. */

import { isConditionedOn, meansEveryone, narrowsCaller } from "../../narrowing.ts";
import type { StatementSubject } from "../../subject.ts";
import { policyRule } from "../../rule.ts";

export const publicKey = policyRule({
  id: "public-key",
  severity: "error",
  preset: "recommended",
  kinds: ["key-policy"],
  summary: "A key policy lets everyone in only under a condition on who calls.",
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html",
  messages: {
    open: "everyone, in every AWS account, may do this with the key; name the principals, or add a condition such as `kms:CallerAccount` or `aws:PrincipalOrgID`",
  },
  check: ({ statements }, report) => {
    for (const statement of statements) {
      const { effect, principal, covers, isOpen } = statement;
      if (effect !== "Allow" || principal === null || !meansEveryone(statement)) continue;
      if (narrowsCaller(statement) || isNarrowedByService(statement) || (covers.length === 0 && !isOpen)) continue;
      const at = principal.entries.find(({ entry }) => entry?.kind === "everyone")?.element ?? principal.element;
      report({ at, message: "open" });
    }
  },
});

/** A service that calls for a user: `via-service-without-account` looks at it. */
function isNarrowedByService(statement: StatementSubject): boolean {
  return isConditionedOn(statement, ["kms:viaservice"]);
}
