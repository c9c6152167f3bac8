/** Most operations that manage a key do not work from another account, whatever its policy says (E9). */

import { expandAction } from "../../../catalog/actions.ts";
import { findPermission } from "../../../catalog/permissions.ts";
import { accountOf } from "../../../model/arn.ts";
import type { PrincipalEntry } from "../../../model/policy.ts";
import { accountOfKey } from "../../key-account.ts";
import { policyRule } from "../../rule.ts";
import type { PatternsSubject, PrincipalSubject } from "../../subject.ts";
import { isSymbolic } from "../../symbolic.ts";
import { uselessActions } from "../../useless-actions.ts";

export const crossAccountAction = policyRule({
  id: "cross-account-action",
  severity: "warning",
  preset: "recommended",
  kinds: ["key-policy", "identity-policy"],
  summary: "A statement that is for keys of another account gives only actions that work across accounts.",
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html",
  messages: {
    never:
      "`{action}` does not work on a key of another account, and this statement is for {account} alone; leave it out",
    keys: "`{action}` does not work on a key of another account, and this statement is about keys of {account} alone; leave it out",
  },
  check: (policy, report) => {
    const isOfKey = policy.kind === "key-policy";
    const own = isOfKey ? accountOfKey(policy) : policy.account;
    if (own === null) return;
    for (const { effect, principal, action, resource } of policy.statements) {
      const others = isOfKey ? outsiders(principal, own) : foreignKeys(resource, own);
      if (effect !== "Allow" || others.length === 0 || action === null || action.negated) continue;
      for (const { at, fix } of uselessActions(action, staysAtHome)) {
        const data = { action: findPermission(at.value)?.action ?? at.value, account: others.join(", ") };
        report({ at, message: isOfKey ? "never" : "keys", data, fix });
      }
    }
  },
});

/** Actions without a key have a rule of their own. */
function staysAtHome(name: string): boolean {
  const meant = expandAction(name).flatMap((action) => findPermission(action) ?? []);
  return meant.length > 0 && meant.every(({ crossAccount, iamOnly }) => !crossAccount && !iamOnly);
}

/** The other accounts that a principal names; none where it lets in anybody else, or somebody not known. */
function outsiders(principal: PrincipalSubject | null, own: string): readonly string[] {
  if (principal === null) return [];
  const { entries, negated } = principal;
  const accounts = entries.map(({ entry }) => (entry === null ? null : accountIn(entry)));
  return negated ? [] : strangers(accounts, own);
}

/** The other accounts whose keys a Resource names; none where it may mean keys of the own account too. */
function foreignKeys(resource: PatternsSubject | null, own: string): readonly string[] {
  if (resource === null || resource.negated) return [];
  const accounts = resource.patterns.map(({ value }) => {
    const account = isSymbolic(value) ? null : accountOf(value);
    return account !== null && /^\d{12}$/u.test(account) ? account : null;
  });
  return strangers(accounts, own);
}

function strangers(accounts: readonly (string | null)[], own: string): readonly string[] {
  const known = accounts.filter((account): account is string => account !== null && account !== own);
  return known.length < accounts.length ? [] : [...new Set(known)].map((account) => `\`${account}\``);
}

function accountIn(entry: PrincipalEntry): string | null {
  if (entry.kind === "account") return entry.account;
  return "arn" in entry ? accountOf(entry.arn) : null;
}
