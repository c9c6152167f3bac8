/** Under a Like operator, `*` takes every value: what is left of the condition is that the key be there (E59, E61). */

import { isEverything } from "../../../model/glob.ts";
import { operators } from "../../../conditions/list.ts";
import { isEveryone } from "../../narrowing.ts";
import { policyRule } from "../../rule.ts";
import type { ConditionSubject } from "../../subject.ts";

export const conditionSaysNothing = policyRule({
  id: "condition-says-nothing",
  severity: "warning",
  preset: "recommended",
  summary: "A condition under a Like operator asks for more than any value.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html",
  messages: {
    always: "every request has `{key}`, so that `{value}` asks nothing; write the values that are meant",
    presence:
      "`{value}` takes every value of `{key}`; write the values that are meant, or `Null` `{key}` `false` to ask that it be there",
  },
  check: ({ kind, conditioned }, report) => {
    for (const { effect, action, principal, conditions } of conditioned) {
      // What it opens to everyone is told by rules of their own.
      const isPublic =
        kind === "key-policy" && effect === "Allow" && principal !== null && isEveryone(principal.entries);
      // Other services have ways of their own to ask for the tags of their resources.
      const isOfKms = action?.negated === false && action.patterns.every(({ value }) => /^kms:/iu.test(value));
      if (isPublic || !isOfKms) continue;
      for (const condition of conditions) {
        const { found, key, values } = condition;
        const at = values.find(({ value }) => typeof value === "string" && isEverything(value));
        if (found === null || at === undefined || !isLike(condition)) continue;
        const data = { key, value: String(at.value) };
        if (found.record.presence === "always") report({ at, message: "always", data });
        else report({ at, message: "presence", data, atMost: "info" });
      }
    }
  },
});

function isLike({ operator, quantifier, ifExists }: ConditionSubject): boolean {
  if (operator === null || operator === "Null" || quantifier === "ForAllValues" || ifExists) return false;
  return /Like$|^Arn/u.test(operator) && !operators[operator].negated;
}
