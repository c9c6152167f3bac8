/** An action has the form `service:action`; any other text matches nothing (E53). */

import { expandAction } from "../../../catalog/actions.ts";
import { permissions } from "../../../catalog/permissions.ts";
import { nearestName } from "../../../read/nearest-name.ts";
import { replaceValue } from "../../edits.ts";
import { policyRule } from "../../rule.ts";
import { isSymbolic } from "../../symbolic.ts";

export const invalidAction = policyRule({
  id: "invalid-action",
  severity: "error",
  preset: "recommended",
  summary: "An action is `*`, or names a service and one of its actions.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html",
  messages: {
    near: "`{action}` is no action and matches nothing; write `{wanted}`",
    none: "`{action}` is no action and matches nothing; write `kms:` and the name of one",
  },
  check: ({ statements }, report) => {
    for (const at of statements.flatMap(({ ownActions }) => ownActions)) {
      const action = at.value;
      if (isSymbolic(action) || /^(?:\*+|\*:\*)$/u.test(action) || /^[a-z0-9-]+:.+$/iu.test(action.trim())) continue;
      const wanted = correctionOf(action);
      if (wanted === null) {
        report({ at, message: "none", data: { action } });
        continue;
      }
      const fix = { description: `write \`${wanted}\``, safe: false, edits: [replaceValue(at, wanted)] };
      report({ at, message: "near", data: { action, wanted }, fix });
    }
  },
});

const names = permissions.map(({ action }) => action);

/** The action of KMS that a text without a service, or with another sign than a colon, was likely meant to be. */
function correctionOf(text: string): string | null {
  const plain = text.trim().replace(/^(?:kms|\*)[^A-Za-z0-9*?]*(?=[A-Za-z*?])/iu, "");
  const wanted = `kms:${plain}`;
  if (/[*?]/u.test(plain)) return expandAction(wanted).length > 0 ? wanted : null;
  return nearestName(wanted, names);
}
