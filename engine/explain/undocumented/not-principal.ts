/** E16: whom a NotPrincipal spares when it lists a caller in part. AWS: the account "may" have to be listed, too. */

import { type Caller, means } from "../../context/caller.ts";
import type { PrincipalElement, PrincipalEntry } from "../../model/policy.ts";
import type { Program } from "../../translate/program.ts";
import { otherAnswer, rereadStatements } from "./reread.ts";
import type { UndocumentedRule } from "./rule.ts";

export const notPrincipal: UndocumentedRule = {
  rule: "E16",
  text: "`NotPrincipal` is read as sparing a caller whose account is listed together with itself, or with its role for every session of it; AWS does not say what happens when one of these is left out",
  otherwise: (program) => [...reread(program, sparesAnyListed), ...reread(program, sparesListedSessions)],
};

/** A permissions boundary settles it: such a caller is never spared. */
function reread(program: Program, spares: (listed: Listed, caller: Caller) => boolean): readonly Program[] {
  const { caller } = program.situation;
  if ((caller.principal?.permissionsBoundary ?? null) !== null) return [];
  return rereadStatements(program, ({ layer, statement, principal: current }) => {
    const element = layer.namesPrincipals ? statement.principal : null;
    if (element?.negated !== true) return null;
    const principal = otherAnswer(current, !spares(listedIn(element, caller), caller));
    return principal === null ? null : { principal };
  });
}

type Listed = (...kinds: readonly PrincipalEntry["kind"][]) => boolean;

function listedIn({ entries }: PrincipalElement, caller: Caller): Listed {
  const own = entries.filter((entry) => means(entry, caller));
  return (...kinds) => own.some(({ kind }) => kinds.includes(kind));
}

/** The account need not be listed. */
function sparesAnyListed(listed: Listed, { kind }: Caller): boolean {
  const itself = listed("everyone", "service", "user", "role", "role-session", "federated-user", "unique-id");
  return itself || (kind === "root" && listed("account"));
}

/** A role alone does not stand for its sessions. */
function sparesListedSessions(listed: Listed, { kind }: Caller): boolean {
  if (listed("everyone", "service")) return true;
  if (!listed("account")) return false;
  if (kind === "root") return true;
  if (kind === "role-session") return listed("role", "unique-id") && listed("role-session");
  return listed("user", "federated-user", "unique-id");
}
