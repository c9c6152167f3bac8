/** An explicit Deny wins over each Allow, so that one without a condition in the same policy leaves nothing of it (E2); told from the document alone. */

import { takesAway } from "../../implication.ts";
import { isEveryone } from "../../narrowing.ts";
import { policyRule } from "../../rule.ts";
import type { PolicySubject, StatementSubject } from "../../subject.ts";

export const deniedInPolicy = policyRule({
  id: "denied-in-policy",
  severity: "warning",
  preset: "recommended",
  summary: "No statement of a policy denies, without a condition, all that another one allows.",
  source:
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_AccessPolicyLanguage_Interplay.html",
  messages: {
    denied: "gives nothing: {deny} denies all that it allows; narrow that Deny, or remove this statement",
  },
  check: (policy, report) => {
    if (isAsked(policy)) return;
    const denies = policy.ofKms.filter((statement) => statement.effect === "Deny" && !locksOut(statement));
    for (const statement of denies.length === 0 ? [] : policy.ofKms) {
      const deny = denies.find((one) => takesAway(one, statement, policy));
      if (deny === undefined) continue;
      const named = deny.sid === null || deny.sid === "" ? `statement ${String(deny.index)}` : `\`${deny.sid}\``;
      report({ at: statement.element, message: "denied", data: { deny: named } });
    }
  },
});

/** Whether `shadowed-by-deny` asks the engine about the policy: within an environment, and where the key is known. */
function isAsked({ kind, key, account, document }: PolicySubject): boolean {
  if (kind === "key-policy") return typeof key?.arn === "string";
  // Of a document by itself, nobody knows whose it is.
  return account !== null || document.parent !== null || document.name !== "";
}

/** What shuts everybody out of the key's administration is told by a rule of its own. */
function locksOut({ principal, covers }: StatementSubject): boolean {
  return principal !== null && isEveryone(principal.entries) && covers.includes("kms:PutKeyPolicy");
}
