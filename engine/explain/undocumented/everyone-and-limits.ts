/** E18: which principals a boundary or session policy limits is documented by ARN; of a bare `*` AWS says nothing. */

import type { Condition } from "../../model/policy.ts";
import type { Path } from "../../translate/paths.ts";
import { buildProgram } from "../../translate/program.ts";
import { hasPathGuards } from "./path-guards.ts";
import type { UndocumentedRule } from "./rule.ts";

export const everyoneAndLimits: UndocumentedRule = {
  rule: "E18",
  text: "a key policy that allows everyone, without a condition on `aws:PrincipalArn`, is read as not limited by a permissions boundary or session policy",
  otherwise: (program) => {
    const { situation, grants } = program;
    if (!hasPathGuards(program)) return [];
    const changed: Path[] = [];
    const other = buildProgram(situation, {
      grants,
      path: (path, { match, statement }) => {
        if (match !== "everyone" || path.limited) return path;
        if (statement?.statement.conditions.some(readsPrincipalArn) === true) return path;
        changed.push(path);
        return { ...path, limited: true };
      },
    });
    return changed.length > 0 ? [other] : [];
  },
};

function readsPrincipalArn({ key }: Condition): boolean {
  return key.toLowerCase() === "aws:principalarn";
}
