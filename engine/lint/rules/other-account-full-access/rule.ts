/** All actions for another account let it use the key and give grants, for as long as the policy stands (E8-E10). */

import { accountOf } from "../../../model/arn.ts";
import type { PrincipalEntry } from "../../../model/policy.ts";
import { accountOfKey } from "../../key-account.ts";
import { policyRule } from "../../rule.ts";

export const otherAccountFullAccess = policyRule({
  id: "other-account-full-access",
  severity: "warning",
  preset: "recommended",
  kinds: ["key-policy"],
  summary: "Another account gets the actions that it needs, not all.",
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html",
  messages: {
    full: "account `{account}` gets every action on the key; list those that it needs, or name it in `trustedAccounts`",
  },
  check: (policy, report) => {
    const owner = accountOfKey(policy);
    if (owner === null) return;
    for (const { effect, action, principal, conditions } of policy.statements) {
      const isAll = action?.negated === false && action.patterns.some(({ value }) => /^(?:kms:)?\*+$/iu.test(value));
      if (effect !== "Allow" || !isAll || principal?.negated !== false || conditions.length > 0) continue;
      for (const { entry, element: at } of principal.entries) {
        const account = entry === null ? null : accountIn(entry);
        if (account === null || account === owner || policy.settings.trustedAccounts.includes(account)) continue;
        report({ at, message: "full", data: { account } });
      }
    }
  },
});

function accountIn(entry: PrincipalEntry): string | null {
  if (entry.kind === "account") return entry.account;
  return "arn" in entry ? accountOf(entry.arn) : null;
}
