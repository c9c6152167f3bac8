/** E34: that a grant token serves the grantee alone is inferred, not said. */

import type { Caller } from "../../context/caller.ts";
import { means } from "../../context/caller.ts";
import { targetKey } from "../../context/situation.ts";
import type { PrincipalEntry } from "../../model/policy.ts";
import { buildProgram } from "../../translate/program.ts";
import type { UndocumentedRule } from "./rule.ts";

export const tokenOfAnother: UndocumentedRule = {
  rule: "E34",
  text: "a grant token is taken to serve the grantee of its grant alone, not whoever presents it",
  otherwise: ({ situation }) => {
    const { caller, tokens } = situation;
    const foreign = (targetKey(situation)?.grants ?? []).filter(
      ({ grantee, token }) => token !== null && tokens.includes(token) && !means(grantee, caller),
    );
    if (foreign.length === 0) return [];
    const lent = foreign.map((grant) => ({ ...grant, grantee: entryFor(caller) }));
    return [buildProgram({ ...situation, grants: [...situation.grants, ...lent] })];
  },
};

function entryFor({ kind, text, roleArn, account }: Caller): PrincipalEntry {
  switch (kind) {
    case "root":
      return { kind: "account", text, account: account ?? "" };
    case "role-session":
      return { kind: "role", text, arn: roleArn ?? text };
    case "service":
      return { kind, text, name: text };
    default:
      return { kind, text, arn: text };
  }
}
