/** E32: what a grant to a whole account gives to the account's users and roles. */

import { buildProgram } from "../../translate/program.ts";
import type { UndocumentedRule } from "./rule.ts";

/** Otherwise read: nothing else is needed, or the account's root user alone has the grant. */
export const accountAsGrantee: UndocumentedRule = {
  rule: "E32",
  text: "a grant to a whole account is read as a key policy statement for that account: its users and roles need an identity policy of their own, and one suffices",
  otherwise: ({ situation, grants }) => {
    const toOthers = grants.filter(({ match }) => match !== "account");
    if (toOthers.length === grants.length) return [];
    return [
      buildProgram(situation, {
        grants,
        path: (path, { match, statement }) =>
          statement === null && match === "account" ? { ...path, identity: false } : path,
      }),
      buildProgram(situation, { grants: toOthers }),
    ];
  },
};
