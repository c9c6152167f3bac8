/** E31: whether the silence of a permissions boundary or session policy cuts the use of a grant. */

import type { Path } from "../../translate/paths.ts";
import { buildProgram, type Program } from "../../translate/program.ts";
import { hasPathGuards } from "./path-guards.ts";
import type { UndocumentedRule } from "./rule.ts";

export const limitsOnGrants: UndocumentedRule = {
  rule: "E31",
  text: "a permissions boundary or session policy is read as limiting a grant as it limits a key policy that names the same principal: a grant to a role, but not one to a user or session",
  otherwise: (program) =>
    !hasPathGuards(program) || (program.grants.length === 0 && program.situation.retired === null)
      ? []
      : [...reread(program, true), ...reread(program, false)],
};

/** An account's principals use their identity policies, which limits bind in any case. */
function reread({ situation, grants }: Program, limited: boolean): readonly Program[] {
  const changed: Path[] = [];
  const other = buildProgram(situation, {
    grants,
    path: (path, { statement }) => {
      if (statement !== null || path.identity || path.limited === limited) return path;
      changed.push(path);
      return { ...path, limited };
    },
  });
  return changed.length > 0 ? [other] : [];
}
