/** E62: a variable without a value matches nothing; what becomes of the other values in its list, AWS does not say. */

import { canonicalName } from "../../catalog/condition-keys.ts";
import { valueIn } from "../../conditions/condition.ts";
import { operators } from "../../conditions/list.ts";
import { conditionHolds, conditionTexts } from "../../conditions/meaning.ts";
import { resolveText, variablesOf } from "../../expression/text.ts";
import { hasVariables } from "../../model/policy.ts";
import { rereadConditions } from "./reread.ts";
import type { UndocumentedRule } from "./rule.ts";

export const unresolvedInAList: UndocumentedRule = {
  rule: "E62",
  text: "of a list of condition values, one with a variable that has no value is left out; the others count",
  otherwise: (program) =>
    rereadConditions(program, "an unresolved variable voids its list", (condition, { policy }) => {
      const { operator, values } = condition;
      const variables = hasVariables(policy);
      const texts = conditionTexts(condition, variables);
      if (operator === "Null" || values.length < 2 || !texts.some((text) => variablesOf(text).length > 0)) return null;
      return (context) => {
        const valueOf = (name: string) => valueIn(context, name);
        const present = context.values(canonicalName(condition.key));
        const isVoid = texts.some((text) => resolveText(text, valueOf) === null);
        return present !== undefined && isVoid
          ? operators[operator].negated
          : conditionHolds(condition, variables, present, valueOf);
      };
    }),
};
