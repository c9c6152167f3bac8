/** E62: one page of AWS has policy variables in Bool values, another leaves Bool out. */

import { canonicalName } from "../../catalog/condition-keys.ts";
import { valueIn } from "../../conditions/condition.ts";
import { conditionHolds } from "../../conditions/meaning.ts";
import { parseText, plainText, resolveText } from "../../expression/text.ts";
import { hasVariables } from "../../model/policy.ts";
import { rereadConditions } from "./reread.ts";
import type { UndocumentedRule } from "./rule.ts";

export const boolVariables: UndocumentedRule = {
  rule: "E62",
  text: "a policy variable in a value of `Bool` is read as plain text, which matches nothing",
  otherwise: (program) =>
    rereadConditions(program, "variables in Bool", (condition, { policy }) => {
      const variables = hasVariables(policy) && condition.values.some((value) => value.includes("${"));
      if (condition.operator !== "Bool" || !variables) return null;
      return (context) => {
        const values = condition.values.flatMap((value) => {
          const resolved = resolveText(parseText(value, true), (name) => valueIn(context, name));
          return resolved === null ? [] : [plainText(resolved)];
        });
        const present = context.values(canonicalName(condition.key));
        return conditionHolds({ ...condition, values }, false, present, () => null);
      };
    }),
};
