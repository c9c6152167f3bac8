/** E37: a direct call fails `kms:GrantIsForAWSResource` true; whether the key is false then, or absent, AWS does not say. */

import { canonicalName } from "../../catalog/condition-keys.ts";
import { valueIn } from "../../conditions/condition.ts";
import { conditionHolds } from "../../conditions/meaning.ts";
import { hasVariables } from "../../model/policy.ts";
import { rereadConditions } from "./reread.ts";
import type { UndocumentedRule } from "./rule.ts";

const key = "kms:GrantIsForAWSResource";

export const directGrantCalls: UndocumentedRule = {
  rule: "E37",
  text: "`kms:GrantIsForAWSResource` is taken to be false, not absent, for a direct call",
  otherwise: (program) =>
    program.situation.given.has(key)
      ? []
      : rereadConditions(program, "absent for direct calls", (condition, { policy }) => {
          if (canonicalName(condition.key) !== key) return null;
          const variables = hasVariables(policy);
          return (context) => conditionHolds(condition, variables, undefined, (name) => valueIn(context, name));
        }),
  concerns: (context) => context.values(key)?.includes("false") === true,
};
