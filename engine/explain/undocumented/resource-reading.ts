/** A flow in which the patterns of Resource and NotResource are matched in another way. */

import type { RequestContext } from "../../expression/attribute.ts";
import { constantOf } from "../../expression/expression.ts";
import { fact } from "../../expression/fact.ts";
import { isSettled } from "../../context/context.ts";
import { canonicalName } from "../../catalog/condition-keys.ts";
import { variablesOf } from "../../expression/text.ts";
import { isEverything } from "../../model/glob.ts";
import { hasVariables } from "../../model/policy.ts";
import type { Program } from "../../translate/program.ts";
import { resourceText } from "../../translate/resource.ts";
import { otherAnswer, rereadStatements } from "./reread.ts";

export type PatternReading = (pattern: string, arn: string, variables: boolean, context: RequestContext) => boolean;

/** A key policy's Resource is another matter (E49). */
export function rereadResources(program: Program, name: string, covers: PatternReading): readonly Program[] {
  return rereadStatements(program, ({ id, layer, policy, statement, resource: current }, { situation, settled }) => {
    const element = statement.resource;
    if (layer.belongsToKey || element === null || element.patterns.every(isEverything)) return null;
    const { arn } = situation.target;
    const variables = hasVariables(policy);
    const answer = (context: RequestContext): boolean =>
      element.patterns.some((pattern) => covers(pattern, arn, variables, context)) !== element.negated;
    const open = element.patterns
      .flatMap((pattern) => variablesOf(resourceText(pattern, variables)))
      .some((key) => !isSettled(situation, canonicalName(key)));
    const resource =
      open || constantOf(current) === null ? fact(`${name}: ${id}`, answer) : otherAnswer(current, answer(settled));
    return resource === null ? null : { resource };
  });
}
