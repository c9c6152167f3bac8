/** What cannot be undone asks people for a second factor; roles are taken for machines, which have none. */

import { isConditionedOn } from "../../conditioned.ts";
import { policyRule } from "../../rule.ts";

export const mfaMissingForDeletion = policyRule({
  id: "mfa-missing-for-deletion",
  severity: "info",
  preset: "strict",
  kinds: ["key-policy"],
  summary: "A user who may delete a key, disable it or change its policy does so with MFA.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html",
  messages: {
    missing: "`{principal}` may call `{action}` without MFA; add `Bool` `aws:MultiFactorAuthPresent` `true`",
  },
  check: ({ statements }, report) => {
    const denied = statements
      .filter(({ effect, conditions }) => effect === "Deny" && conditions.some(({ key }) => isAboutMfa(key)))
      .flatMap(({ covers }) => covers);
    for (const statement of statements) {
      const { effect, principal, covers } = statement;
      if (effect !== "Allow" || principal?.negated !== false || isConditionedOn(statement, mfaKeys)) continue;
      const action = covers.find((name) => grave.includes(name) && !denied.includes(name));
      if (action === undefined) continue;
      for (const { entry, element: at } of principal.entries) {
        if (entry?.kind === "user") report({ at, message: "missing", data: { principal: entry.arn, action } });
      }
    }
  },
});

const mfaKeys = ["aws:multifactorauthpresent", "aws:multifactorauthage"];
const grave: readonly string[] = ["kms:ScheduleKeyDeletion", "kms:DisableKey", "kms:PutKeyPolicy"];

function isAboutMfa(key: string): boolean {
  return mfaKeys.includes(key.toLowerCase());
}
