/** E60: what a numeric or date operator makes of a text that is no number or date, AWS does not say. */

import { canonicalName } from "../../catalog/condition-keys.ts";
import { operators } from "../../conditions/list.ts";
import { conditionHolds } from "../../conditions/meaning.ts";
import type { Condition } from "../../model/policy.ts";
import { rereadConditions } from "./reread.ts";
import type { UndocumentedRule } from "./rule.ts";

export const unreadableValues: UndocumentedRule = {
  rule: "E60",
  text: "a text that is no number or date is read as matching nothing, so that negated operators hold",
  otherwise: (program) =>
    rereadConditions(program, "unreadable texts match", (condition, _statement, { situation }) => {
      const name = canonicalName(condition.key);
      const isUnreadable = readerFor(condition);
      if (isUnreadable === null) return null;
      const ofPolicy = condition.values.some(isUnreadable);
      // What is derived is always readable.
      if (!ofPolicy && !situation.given.has(name)) return null;
      return (context) => {
        const values = context.values(name);
        const unreadable = values !== undefined && (ofPolicy || values.some(isUnreadable));
        return unreadable ? !operatorOf(condition).negated : conditionHolds(condition, false, values, () => null);
      };
    }),
};

/** Null for operators that read any text. */
function readerFor(condition: Condition): ((text: string) => boolean) | null {
  if (!/^(?:Numeric|Date)/u.test(condition.operator)) return null;
  const { comparison } = operatorOf(condition);
  return (text) => comparison.parse([{ literal: text }]) === null;
}

function operatorOf({ operator }: Condition) {
  return operators[operator as keyof typeof operators];
}
