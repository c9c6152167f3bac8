/** E62: a Resource with a variable that has no value matches nothing; what NotResource makes of it, AWS does not say. */

import { valueIn } from "../../conditions/condition.ts";
import { resolveText, variablesOf } from "../../expression/text.ts";
import { all, not } from "../../expression/expression.ts";
import { fact } from "../../expression/fact.ts";
import { hasVariables } from "../../model/policy.ts";
import { resourceText } from "../../translate/resource.ts";
import { rereadStatements } from "./reread.ts";
import type { UndocumentedRule } from "./rule.ts";

export const unresolvedNotResource: UndocumentedRule = {
  rule: "E62",
  text: "a variable without a value in `NotResource` is read as excluding nothing, so that the statement covers every resource",
  otherwise: (program) =>
    rereadStatements(program, ({ id, policy, statement, resource: current }) => {
      const element = statement.resource;
      if (element?.negated !== true || !hasVariables(policy)) return null;
      const texts = element.patterns
        .map((pattern) => resourceText(pattern, true))
        .filter((text) => variablesOf(text).length > 0);
      if (texts.length === 0) return null;
      const isVoid = fact(`NotResource of ${id} has a variable without a value`, (context) =>
        texts.some((text) => resolveText(text, (name) => valueIn(context, name)) === null),
      );
      return { resource: all([current, not(isVoid)]) };
    }),
};
