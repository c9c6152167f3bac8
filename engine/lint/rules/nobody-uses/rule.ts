/** An Allow of an account gives nothing by itself: an IAM policy has to give what it delegates (E4). */

import { type Action, findPermission } from "../../../catalog/permissions.ts";
import { accountOf } from "../../../model/arn.ts";
import type { Key } from "../../../model/environment.ts";
import { matchesGlob } from "../../../model/glob.ts";
import { memberOf } from "../../../read/element.ts";
import type { EnvironmentSubject } from "../../environment-subject.ts";
import { environmentRule } from "../../rule.ts";
import type { StatementSubject } from "../../subject.ts";

export const nobodyUses = environmentRule({
  id: "nobody-uses",
  severity: "info",
  preset: "recommended",
  summary: "Somebody may use a key: the key policy, a grant or an IAM policy allows a cryptographic operation.",
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html",
  needsDecisions: false,
  needsWhole: true,
  messages: {
    nobody:
      "leaves the use of the key to the IAM policies of account `{account}`, and none that is listed allows any; allow it in the policies of those who need the key, or name them here",
  },
  check: (subject, report) => {
    const { environment, subjectOf } = subject;
    for (const key of environment.keys.values()) {
      const { policy, account, grants, metadata } = key;
      const document = policy === null ? null : subjectOf(policy);
      if (document === null || grants.length > 0 || metadata.keyManager === "AWS") continue;
      const uses = document.statements.filter((statement) => statement.effect === "Allow" && mayUse(statement));
      // Whoever is named, a service or another account too, uses the key.
      if (uses.length === 0 || !uses.every((statement) => delegatesTo(account, statement))) continue;
      const own = [...environment.principals.values()].filter(({ arn }) => accountOf(arn) === account);
      if (own.length === 0 || isUsed(key, subject)) continue;
      report({
        at: memberOf(document.document, "Statement") ?? document.document,
        message: "nobody",
        data: { account },
      });
    }
  },
});

function mayUse({ covers, isOpen }: StatementSubject): boolean {
  return isOpen || covers.some(isCryptographic);
}

function isCryptographic(action: Action): boolean {
  return findPermission(action)?.cryptographic === true;
}

function delegatesTo(account: string, { principal }: StatementSubject): boolean {
  const entries = principal?.negated === false ? principal.entries : [];
  return entries.length > 0 && entries.every(({ entry }) => entry?.kind === "account" && entry.account === account);
}

/** Whether an IAM policy of the environment allows a use of the key. */
function isUsed({ arn }: Key, { environment, subjectOf }: EnvironmentSubject): boolean {
  return [...environment.principals.values()]
    .flatMap(({ identityPolicies }) => identityPolicies)
    .flatMap((policy) => subjectOf(policy)?.statements ?? [])
    .some(
      (statement) =>
        statement.effect === "Allow" &&
        mayUse(statement) &&
        (statement.isOpen ||
          statement.resource?.negated === true ||
          statement.resource?.patterns.some(({ value }) => value.includes("$") || matchesGlob(value, arn)) === true),
    );
}
