/** Whoever may give any key an alias can meet a condition on `kms:ResourceAliases` (E40, E41). */

import { policyRule } from "../../rule.ts";
import { wideningsIn } from "../../widening.ts";

export const aliasBasedAccessWithAliasChanges = policyRule({
  id: "alias-based-access-with-alias-changes",
  severity: "warning",
  preset: "strict",
  kinds: ["identity-policy"],
  summary: "Whose access to keys goes by their aliases may not give any key an alias.",
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/alias-authorization.html",
  messages: {
    widens:
      "`{action}` lets this identity give any key an alias and so meet the condition on `kms:ResourceAliases`; limit it to certain keys",
  },
  check: ({ statements }, report) => {
    for (const at of wideningsIn(statements, widening)) report({ at, message: "widens", data: { action: at.value } });
  },
});

const widening = {
  narrowedBy: ["kms:resourcealiases"],
  changers: ["kms:CreateAlias", "kms:UpdateAlias"],
  boundedBy: ["kms:resourcealiases", "aws:resourcetag/"],
};
