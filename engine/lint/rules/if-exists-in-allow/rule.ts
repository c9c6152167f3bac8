/** An Allow with a positive operator and IfExists also applies to requests without the key (E57). */

import { operators } from "../../../conditions/list.ts";
import { carries } from "../../carried-keys.ts";
import { policyRule } from "../../rule.ts";
import type { ConditionSubject } from "../../subject.ts";

export const ifExistsInAllow = policyRule({
  id: "if-exists-in-allow",
  severity: "warning",
  preset: "strict",
  summary: "An Allow asks for a key that a caller may leave out without `IfExists`.",
  source:
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IfExists",
  messages: {
    passes: "`IfExists` allows requests without `{key}` as well; write `{wanted}`, unless they are meant",
  },
  check: ({ conditioned }, report) => {
    for (const { effect, conditions, covers, isOpen } of conditioned) {
      if (effect !== "Allow" || isOpen || covers.length === 0) continue;
      for (const condition of conditions) {
        const { found, element: at, key, block } = condition;
        // Of MFA a rule of its own speaks.
        if (found === null || !isPositive(condition) || found.name.startsWith("aws:MultiFactorAuth")) continue;
        const { scope, presence } = found.record;
        // Services leave source keys out at will, and whether a key has them is up to the key.
        if (presence !== "sometimes" || scope === "key" || (scope === "service" && found.name !== "kms:ViaService"))
          continue;
        // For actions that never carry the key, IfExists is there on purpose.
        if (!covers.every((action) => carries(action, found))) continue;
        report({ at, part: "name", message: "passes", data: { key, wanted: block.name.replace(/IfExists$/iu, "") } });
      }
    }
  },
});

function isPositive({ operator, ifExists, quantifier }: ConditionSubject): boolean {
  if (operator === null || operator === "Null" || !ifExists || quantifier !== null) return false;
  return !operators[operator].negated;
}
