/** A Deny with `NotPrincipal` hits listed principals that have a permissions boundary, or whose account is not listed (E16). */

import { accountOf } from "../../../model/arn.ts";
import { policyRule } from "../../rule.ts";

export const notPrincipal = policyRule({
  id: "not-principal",
  severity: "info",
  preset: "recommended",
  kinds: ["key-policy", "vpc-endpoint-policy"],
  summary: "A Deny spares principals by a condition on `aws:PrincipalArn`, not by `NotPrincipal`.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html",
  messages: {
    boundary:
      "`NotPrincipal` denies listed principals too if they have a permissions boundary; write `Principal` `*` with `ArnNotEquals` on `aws:PrincipalArn`",
    account:
      "this spares `{principal}` for certain only if its account `{account}` is listed too; write `Principal` `*` with `ArnNotEquals` on `aws:PrincipalArn`",
  },
  check: ({ statements }, report) => {
    for (const { effect, principal } of statements) {
      if (effect !== "Deny" || principal?.negated !== true) continue;
      const { entries, element: at } = principal;
      // A name that a template leaves open may be that of the account.
      const isOpen = entries.some(({ entry }) => entry === null);
      const listed = entries.flatMap(({ entry }) => (entry?.kind === "account" ? [entry.account] : []));
      const missing = entries.filter(({ entry }) => {
        const account = entry !== null && "arn" in entry ? accountOf(entry.arn) : null;
        return account !== null && !listed.includes(account);
      });
      if (isOpen || missing.length === 0) report({ at, part: "name", message: "boundary" });
      else
        for (const { element } of missing) {
          const account = accountOf(element.value) ?? "";
          report({ at: element, message: "account", data: { principal: element.value, account } });
        }
    }
  },
});
