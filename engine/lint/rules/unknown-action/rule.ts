/** An action of KMS that does not exist, and a pattern that matches none, do nothing (E53). */

import { permissions } from "../../../catalog/permissions.ts";
import { expandAction } from "../../../catalog/actions.ts";
import { nearestName } from "../../../read/nearest-name.ts";
import { replaceValue } from "../../edits.ts";
import { policyRule } from "../../rule.ts";
import { isSymbolic } from "../../symbolic.ts";

export const unknownAction = policyRule({
  id: "unknown-action",
  severity: "error",
  preset: "recommended",
  summary: "An action of KMS exists, and a pattern of actions matches at least one.",
  source: "https://docs.aws.amazon.com/service-authorization/latest/reference/list_awskeymanagementservice.html",
  messages: {
    unknown: "KMS has no action `{action}`; it matches nothing",
    several: "KMS has no action `{action}`; write `{action}*`, which covers {names}",
    near: "KMS has no action `{action}`; write `{nearest}`",
    pattern: "`{action}` matches no action of KMS",
  },
  check: ({ statements }, report) => {
    for (const { ownActions } of statements) {
      for (const at of ownActions) {
        const written = at.value;
        // A blank at the end is told by a rule of its own.
        if (!/^kms:(?:.*\S)?$/iu.test(written) || isSymbolic(written) || expandAction(written).length > 0) continue;
        const data = { action: written };
        if (/[*?]/u.test(written)) {
          report({ at, message: "pattern", data });
          continue;
        }
        const longer = expandAction(`${written}*`);
        if (longer.length > 1 && longer.length < 4) {
          const fix = { description: `write \`${written}*\``, safe: false, edits: [replaceValue(at, `${written}*`)] };
          report({ at, message: "several", data: { ...data, names: listed(longer) }, fix });
          continue;
        }
        const nearest = longer.length === 1 ? (longer[0] ?? null) : nearestName(written, names);
        if (nearest === null) report({ at, message: "unknown", data });
        else report({ at, message: "near", data: { ...data, nearest }, fix: correction(at, nearest) });
      }
    }
  },
});

const names = permissions.map(({ action }) => action);

function correction(at: Parameters<typeof replaceValue>[0], nearest: string) {
  return { description: `write \`${nearest}\``, safe: false, edits: [replaceValue(at, nearest)] };
}

function listed(actions: readonly string[]): string {
  const names = actions.map((action) => `\`${action}\``);
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;
}
