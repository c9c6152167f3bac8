/** Under a wildcard, some actions may not carry the condition's key: for them, the condition never holds (E56). */

import { findPermission } from "../../../catalog/permissions.ts";
import { expandAction } from "../../../catalog/actions.ts";
import { holdsWhenAbsent } from "../../absent-key.ts";
import { carries } from "../../carried-keys.ts";
import { policyRule } from "../../rule.ts";

export const conditionKeyUnderWildcard = policyRule({
  id: "condition-key-under-wildcard",
  severity: "info",
  preset: "recommended",
  summary:
    "A condition key need not go with every action under a wildcard; for those it does not go with, it is absent.",
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html",
  messages: {
    allow:
      "of `{pattern}`, {actions} not carry `{key}` and {are} never allowed here; a statement without that key would allow {them}",
    deny: "of `{pattern}`, {actions} not carry `{key}` and {are} never denied here; a statement without that key would deny {them}",
  },
  check: ({ conditioned }, report) => {
    for (const { action, ownActions, covers, conditions, effect } of conditioned) {
      if (effect === null || action === null || action.negated) continue;
      for (const condition of conditions) {
        const { found, key } = condition;
        if (found === null || holdsWhenAbsent(condition) !== false) continue;
        if (!covers.some((name) => carries(name, found))) continue;
        for (const at of ownActions) {
          if (!/[*?]/u.test(at.value)) continue;
          const without = expandAction(at.value).filter((name) => isOfKeys(name) && !carries(name, found));
          if (without.length === 0) continue;
          const data = {
            pattern: at.value,
            actions: listed(without),
            key,
            ...(without.length === 1 ? { are: "is", them: "it" } : { are: "are", them: "them" }),
          };
          report({ at, message: effect === "Allow" ? "allow" : "deny", data });
        }
      }
    }
  },
});

/** Nobody takes a condition to be about what IAM alone controls. */
function isOfKeys(action: string): boolean {
  const permission = findPermission(action);
  return permission !== null && !permission.iamOnly && permission.name !== "RetireGrant";
}

function listed(actions: readonly string[]): string {
  const some = actions.slice(0, 3).map((action) => `\`${action}\``);
  const rest = actions.length - some.length;
  if (rest > 0) return `${some.join(", ")} and ${String(rest)} more do`;
  return actions.length === 1 ? `${some.join("")} does` : `${some.slice(0, -1).join(", ")} and ${some.at(-1) ?? ""} do`;
}
