/** Whoever may change the key policy can give itself everything else (E3, E51); whom the owner did not name, should not. */

import { matchesAction } from "../../../catalog/actions.ts";
import { matchesGlob } from "../../../model/glob.ts";
import { policyRule } from "../../rule.ts";
import type { StatementSubject } from "../../subject.ts";

export const policyEscalation = policyRule({
  id: "policy-escalation",
  severity: "warning",
  preset: "recommended",
  kinds: ["key-policy"],
  summary: "Only administrators may change a key policy.",
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html",
  messages: {
    mixed:
      "`{principal}` uses the key and may change its policy, and so give itself everything; leave `kms:PutKeyPolicy` to administrators, or list it under `admins`",
    escalates:
      "`{principal}` is none of `admins`, but may change the key policy, and so give itself everything; do without `kms:PutKeyPolicy`",
  },
  check: ({ statements, settings: { admins } }, report) => {
    const users = usersIn(statements);
    for (const statement of statements) {
      const { effect, action, principal, covers } = statement;
      if (effect !== "Allow" || !covers.includes("kms:PutKeyPolicy") || principal?.negated !== false) continue;
      // All actions together are the matter of `key-full-access`.
      if (action?.patterns.some(({ value }) => matchesAction(value, "kms:Decrypt") && /\*/u.test(value)) === true)
        continue;
      if (admins.length === 0 && action?.negated !== false) continue;
      for (const { entry, element: at } of principal.entries) {
        if (entry?.kind !== "user" && entry?.kind !== "role" && entry?.kind !== "role-session") continue;
        if (admins.some((pattern) => matchesGlob(pattern, entry.arn))) continue;
        const data = { principal: entry.arn };
        if (admins.length > 0) report({ at, message: "escalates", data });
        // Without a word on who administers, whoever may not use the key is taken to do so.
        else if (isUse(statement)) report({ at, message: "mixed", data });
        // Statements of their own tell of two roles that one principal has on purpose.
        else if (users.includes(entry.arn)) report({ at, message: "mixed", data, atMost: "info" });
      }
    }
  },
});

function isUse({ covers }: StatementSubject): boolean {
  return covers.some((name) => uses.includes(name));
}

/** Whom statements let use the key by name. */
function usersIn(statements: readonly StatementSubject[]): readonly string[] {
  return statements
    .filter((statement) => statement.effect === "Allow" && isUse(statement))
    .flatMap(({ principal }) => (principal?.negated === false ? principal.entries : []))
    .flatMap(({ entry }) => (entry !== null && "arn" in entry ? [entry.arn] : []));
}

/** What reads data or speaks for its owner: nothing that an administrator needs. */
const uses: readonly string[] = [
  "kms:Decrypt",
  "kms:ReEncryptFrom",
  "kms:Sign",
  "kms:GenerateMac",
  "kms:DeriveSharedSecret",
  "kms:Decapsulate",
];
