/** E57: ForAnyValue is false and IfExists is true for an absent key; which of them wins where both stand, AWS does not say. */

import { canonicalName } from "../../catalog/condition-keys.ts";
import { valueIn } from "../../conditions/condition.ts";
import { conditionHolds } from "../../conditions/meaning.ts";
import { hasVariables } from "../../model/policy.ts";
import { rereadConditions } from "./reread.ts";
import type { UndocumentedRule } from "./rule.ts";

export const anyValueIfExists: UndocumentedRule = {
  rule: "E57",
  text: "`ForAnyValue` with `IfExists` is read as false when the key is absent",
  otherwise: (program) =>
    rereadConditions(program, "IfExists wins", (condition, { policy }) => {
      if (condition.quantifier !== "ForAnyValue" || !condition.ifExists) return null;
      const variables = hasVariables(policy);
      return (context) => {
        const values = context.values(canonicalName(condition.key));
        return values === undefined || conditionHolds(condition, variables, values, (name) => valueIn(context, name));
      };
    }),
};
