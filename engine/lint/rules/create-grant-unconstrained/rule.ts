/** Who may create grants may create only those that are needed. */

import { isConditionedOn } from "../../conditioned.ts";
import { isSymbolic } from "../../symbolic.ts";
import { policyRule } from "../../rule.ts";

export const createGrantUnconstrained = policyRule({
  id: "create-grant-unconstrained",
  severity: "warning",
  preset: "strict",
  hintIn: "recommended",
  kinds: ["key-policy", "identity-policy"],
  summary: "Who may create grants may create only those that are needed.",
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/create-grant-overview.html",
  messages: {
    open: "`kms:CreateGrant` without a condition lets its holder give any grant to anyone; add `kms:GrantIsForAWSResource`, `kms:GrantOperations` or `kms:GranteePrincipal`",
  },
  check: ({ ofKms }, report) => {
    for (const statement of ofKms) {
      if (statement.effect !== "Allow" || !statement.covers.includes("kms:CreateGrant")) continue;
      if (isConditionedOn(statement, limits)) continue;
      // Who has every action administers the key; that is another rule's matter.
      const at = statement.ownActions.find(({ value }) => /^kms:creategrant$/iu.test(value));
      if (at !== undefined && statement.action?.negated === false && !isSymbolic(at.value))
        report({ at, message: "open" });
    }
  },
});

const limits = [
  "kms:grantisforawsresource",
  "kms:grantoperations",
  "kms:granteeprincipal",
  "kms:grantconstrainttype",
  "kms:grantconstraintsourcearn",
  "kms:viaservice",
];
