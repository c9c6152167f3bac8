/** The waiting period of a deletion is the caller's choice, unless a condition holds it to a least one. */

import { matchesAction } from "../../../catalog/actions.ts";
import type { Element } from "../../../read/element.ts";
import { knownValues } from "../../known-values.ts";
import { policyRule } from "../../rule.ts";
import type { ConditionSubject, StatementSubject } from "../../subject.ts";

export const deletionWindow = policyRule({
  id: "deletion-window",
  severity: "info",
  preset: "strict",
  kinds: ["key-policy", "identity-policy"],
  summary: "Who may schedule the deletion of a key must leave it the waiting period that the owner wants.",
  source:
    "https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-schedule-key-deletion-pending-window-in-days",
  messages: {
    free: "this lets the caller choose a waiting period of 7 days; add `NumericGreaterThanEquals` `{key}` `{days}`",
    short: "a waiting period of {value} days is shorter than the {days} of `deletionWindow`; write `{days}`",
  },
  check: ({ statements, settings }, report) => {
    const days = String(settings.deletionWindow);
    // A Deny of shorter periods does it for all.
    if (statements.some(({ effect, conditions }) => effect === "Deny" && conditions.some(isWindow))) return;
    for (const statement of statements) {
      const at = deletionIn(statement);
      if (at === null) continue;
      const windows = statement.conditions.filter(isWindow);
      if (windows.length === 0) report({ at, message: "free", data: { key, days } });
      for (const { at: value, text } of windows.filter(isLeast).flatMap(knownValues)) {
        if (Number(text) < settings.deletionWindow)
          report({ at: value, message: "short", data: { value: text, days } });
      }
    }
  },
});

const key = "kms:ScheduleKeyDeletionPendingWindowInDays";

function isWindow({ found }: ConditionSubject): boolean {
  return found?.name === key;
}

function isLeast({ operator }: ConditionSubject): boolean {
  return operator === "NumericGreaterThanEquals" || operator === "NumericEquals";
}

/** All actions together are given to administrators and the account, who are bound elsewhere. */
function deletionIn({ effect, action, ownActions }: StatementSubject): Element | null {
  if (effect !== "Allow" || action?.negated !== false) return null;
  const deletes = ownActions.filter(({ value }) => matchesAction(value, "kms:ScheduleKeyDeletion"));
  return deletes.find(({ value }) => !matchesAction(value, "kms:Decrypt")) ?? null;
}
