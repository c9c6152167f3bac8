/** An action named beside others that carry the condition's key does not carry it: for it, the key is absent (E56-E58). */

import { findPermission } from "../../../catalog/permissions.ts";
import { holdsWhenAbsent } from "../../absent-key.ts";
import { carries } from "../../carried-keys.ts";
import { policyRule } from "../../rule.ts";
import type { ConditionSubject } from "../../subject.ts";

export const conditionKeyPartlyCarried = policyRule({
  id: "condition-key-partly-carried",
  severity: "warning",
  preset: "recommended",
  summary: "A condition key goes with each action that its statement names.",
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html",
  messages: {
    neverAllows: "{actions} not carry `{key}` and {are} never allowed here; put {them} in a statement without that key",
    neverDenies: "{actions} not carry `{key}` and {are} never denied here; put {them} in a statement without that key",
    alwaysHolds:
      "{actions} not carry `{key}`, whose condition always holds for {them}; put {them} in a statement of {own}",
  },
  check: ({ kind, conditioned }, report) => {
    for (const { action, ownActions, covers, conditions, effect, principal } of conditioned) {
      if (effect === null || action === null || action.negated) continue;
      for (const condition of conditions) {
        const { found, key } = condition;
        const holds = holdsWhenAbsent(condition);
        if (found === null || holds === null || !covers.some((name) => carries(name, found))) continue;
        if (holds && isMeant(condition)) continue;
        const missing = ownActions.flatMap((at) => {
          const named = findPermission(at.value);
          // What a key policy cannot control is the matter of other rules.
          if (named === null || (kind === "key-policy" && (named.iamOnly || named.name === "RetireGrant"))) return [];
          return carries(named.action, found) ? [] : [{ at, name: named.action }];
        });
        const [first] = missing;
        if (first === undefined) continue;
        const message = holds ? "alwaysHolds" : effect === "Allow" ? "neverAllows" : "neverDenies";
        // Services do not describe keys on their own behalf: there the action is only idle.
        const isIdle = message === "neverAllows" && missing.length === 1 && first.name === "kms:DescribeKey";
        const isService = principal?.entries.every(({ entry }) => entry?.kind === "service") === true;
        report({
          at: first.at,
          message,
          data: { key, ...wordsFor(missing.map(({ name }) => `\`${name}\``)) },
          ...(isIdle && isService ? { atMost: "info" as const } : {}),
        });
      }
    }
  },
});

/** Where an absent key shall pass, IfExists and Null say so on purpose; ForAllValues on a single value is told by another rule. */
function isMeant({ ifExists, operator, quantifier, found }: ConditionSubject): boolean {
  return ifExists || operator === "Null" || (quantifier === "ForAllValues" && found?.record.multi === false);
}

function wordsFor(names: readonly string[]) {
  const [last = ""] = names.slice(-1);
  if (names.length === 1) return { actions: `${last} does`, are: "is", them: "it", own: "its own" };
  return { actions: `${names.slice(0, -1).join(", ")} and ${last} do`, are: "are", them: "them", own: "their own" };
}
