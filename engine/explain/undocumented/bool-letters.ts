/** E60: AWS does not say whether the case of `true` and `false` counts. */

import { canonicalName } from "../../catalog/condition-keys.ts";
import { valueIn } from "../../conditions/condition.ts";
import { conditionHolds } from "../../conditions/meaning.ts";
import { rereadConditions } from "./reread.ts";
import type { UndocumentedRule } from "./rule.ts";

export const boolLetters: UndocumentedRule = {
  rule: "E60",
  text: "`Bool` is read as comparing `true` and `false` in lower case alone: `True` matches nothing",
  otherwise: (program) =>
    rereadConditions(program, "Bool in any case", (condition, _statement, { situation }) => {
      const name = canonicalName(condition.key);
      const values = condition.values.map(lower);
      const plain = values.every((value, index) => value === condition.values[index]);
      // Only a request gives a key another text than `true` and `false`.
      if (condition.operator !== "Bool" || (plain && !situation.given.has(name))) return null;
      return (context) =>
        conditionHolds({ ...condition, values }, false, context.values(name)?.map(lower), (other) =>
          valueIn(context, other),
        );
    }),
};

function lower(text: string): string {
  return /^(?:true|false)$/iu.test(text) ? text.toLowerCase() : text;
}
