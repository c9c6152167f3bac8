/** E32: what a grant to a whole account gives to the account's users and roles. */

import { buildProgram, type Program } from "../../translate/program.ts";
import type { Path } from "../../translate/paths.ts";
import type { UndocumentedRule } from "./rule.ts";

export const accountAsGrantee: UndocumentedRule = {
  rule: "E32",
  text: "a grant to a whole account is read as a key policy statement for that account: its users and roles need an identity policy of their own, and one suffices",
  otherwise: (program) =>
    !program.grants.some(({ match }) => match === "account")
      ? []
      : [reread(program, (path) => ({ ...path, identity: false })), reread(program, () => null)],
};

/** Either nothing else is needed, or the account's root user alone has the grant. */
function reread({ situation, grants }: Program, change: (path: Path) => Path | null): Program {
  return buildProgram(situation, {
    grants,
    path: (path, { match, statement }) => (statement === null && match === "account" ? change(path) : path),
  });
}
