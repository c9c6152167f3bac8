/** CreateAlias, DeleteAlias and UpdateAlias are asked twice: on the alias, and on each key that it has or gets (E40). */

import { findPermission } from "../../../catalog/permissions.ts";
import { policyRule } from "../../rule.ts";
import type { StatementSubject } from "../../subject.ts";
import { isSymbolic } from "../../symbolic.ts";

export const createAliasHalf = policyRule({
  id: "create-alias-half",
  severity: "warning",
  preset: "recommended",
  kinds: ["identity-policy"],
  summary: "An action on aliases is allowed on the alias and on its key.",
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/alias-access.html",
  messages: {
    alias:
      "`{action}` is asked on the alias too, which no statement here allows; add its ARN, `arn:aws:kms:region:account:alias/name`",
    key: "`{action}` is asked on the key too; unless the key policy allows it, add the ARN of the key",
  },
  check: ({ ofKms }, report) => {
    const allows = ofKms.filter(({ effect }) => effect === "Allow");
    if (allows.some(({ isOpen }) => isOpen)) return;
    for (const { action, ownActions } of allows) {
      for (const at of action?.negated === false ? ownActions : []) {
        const named = findPermission(at.value);
        if (named?.resources.includes("alias") !== true) continue;
        const own = allows.filter(({ covers }) => covers.includes(named.action));
        const data = { action: named.action };
        if (!own.some((one) => reaches(one, "alias/"))) report({ at, message: "alias", data });
        else if (!own.some((one) => reaches(one, "key/"))) {
          report({ at, message: "key", data, atMost: "info" });
        }
      }
    }
  },
});

/** Whether a statement may cover some alias, or some key. */
function reaches({ resource }: StatementSubject, start: "alias/" | "key/"): boolean {
  if (resource === null) return false;
  return resource.negated || resource.patterns.some(({ value }) => isSymbolic(value) || mayBegin(value, start));
}

function mayBegin(pattern: string, start: string): boolean {
  const rest = /^arn:[^:]*:[^:]*:[^:]*:[^:]*:(.*)$/u.exec(pattern)?.[1];
  if (rest === undefined) return pattern.includes("*");
  const literal = /^[^*?$]*/u.exec(rest)?.[0] ?? "";
  return literal === rest ? rest.startsWith(start) : literal.startsWith(start) || start.startsWith(literal);
}
