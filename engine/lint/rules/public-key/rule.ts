/** A key policy lets everyone in only under a condition on who calls (E7, E8). */

import { isClosedByDeny, narrowingOfAll } from "../../narrowing.ts";
import { isAboutOwnKey } from "../../own-key.ts";
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
  check: (policy, report) => {
    for (const statement of policy.statements) {
      const { effect, principal, covers, isOpen, resource } = statement;
      if (effect !== "Allow" || principal === null || principal.negated || (covers.length === 0 && !isOpen)) continue;
      // One about something else than the key gives nothing.
      if (!isAboutOwnKey(resource, policy.key)) continue;
      // What a service or the caller's own choice narrows is the matter of other rules.
      if (narrowingOfAll(statement) !== null || isClosedByDeny(policy, statement)) continue;
      const at = principal.entries.find(({ entry }) => entry?.kind === "everyone")?.element;
      if (at !== undefined) report({ at, message: "open" });
    }
  },
});
