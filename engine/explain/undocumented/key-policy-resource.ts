/** E49: AWS documents `*` alone as Resource of a key policy; older policies hold others. */

import type { Program } from "../../translate/program.ts";
import { otherAnswer, rereadStatements } from "./reread.ts";
import type { UndocumentedRule } from "./rule.ts";

export const keyPolicyResource: UndocumentedRule = {
  rule: "E49",
  text: "a Resource other than `*` in a key policy is matched against the key's ARN",
  otherwise: (program) => [...reread(program, true), ...reread(program, false)],
};

/** Such a Resource means the key whatever it says, or nothing at all. */
function reread(program: Program, covers: boolean): readonly Program[] {
  return rereadStatements(program, ({ layer, statement, resource: current }) => {
    const element = statement.resource;
    if (!layer.belongsToKey || element === null) return null;
    if (!element.negated && element.patterns.includes("*")) return null;
    const resource = otherAnswer(current, covers);
    return resource === null ? null : { resource };
  });
}
