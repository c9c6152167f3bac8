/** A key policy that lets nobody call PutKeyPolicy can never be changed again (E1, E2, E51); told from the document alone. */

import { holdsWhenAbsent } from "../../absent-key.ts";
import { isEveryone } from "../../narrowing.ts";
import { policyRule } from "../../rule.ts";
import type { ConditionSubject, PolicySubject, StatementSubject } from "../../subject.ts";
import { accountOfKey } from "../../key-account.ts";
import { memberOf } from "../../../read/element.ts";

export const nobodyAdministers = policyRule({
  id: "nobody-administers",
  severity: "error",
  preset: "recommended",
  kinds: ["key-policy"],
  summary: "A key policy lets somebody call PutKeyPolicy.",
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html",
  messages: {
    denied:
      "denies `kms:PutKeyPolicy` to everyone, the root user too, so that this policy could never be changed; spare the key's administrators by a condition on `aws:PrincipalArn`",
    silent:
      "no statement allows `kms:PutKeyPolicy`, so that this policy could never be changed; allow `kms:*` to the account, `arn:aws:iam::ACCOUNT:root`",
  },
  check: (policy, report) => {
    const { document, key, statements } = policy;
    // Where the key is known, the engine is asked about it.
    if (typeof key?.arn === "string" || statements.length === 0) return;
    const denying = statements.find((statement) => deniesAll(statement, policy));
    if (denying !== undefined) report({ at: denying.element, message: "denied" });
    // A text for itself may be a part of a policy; what a template gives to a key is all of it.
    else if ((key !== null || isWhole(policy)) && !statements.some(mayAdminister)) {
      report({ at: memberOf(document, "Statement") ?? document, message: "silent" });
    }
  },
});

function deniesAll({ effect, principal, covers, conditions }: StatementSubject, policy: PolicySubject): boolean {
  if (effect !== "Deny" || !covers.includes(put) || !conditions.every(holdsForPut) || principal?.negated !== false)
    return false;
  const account = accountOfKey(policy);
  return (
    isEveryone(principal.entries) ||
    principal.entries.some(({ entry }) => entry?.kind === "account" && entry.account === account)
  );
}

/** No service calls PutKeyPolicy for somebody: what holds without the name of one holds whenever it is called. */
function holdsForPut(condition: ConditionSubject): boolean {
  return condition.found?.name === "kms:ViaService" && holdsWhenAbsent(condition) === true;
}

function mayAdminister({ effect, principal, covers, isOpen }: StatementSubject): boolean {
  if (effect === "Deny" || !(covers.includes(put) || isOpen)) return false;
  return principal?.entries.some(({ entry }) => entry?.kind !== "service" && entry?.kind !== "nobody") !== false;
}

/** Whether the statements speak of administration: then they are the policy, and not a part of it. */
function isWhole({ statements }: PolicySubject): boolean {
  return (
    statements.length > 1 &&
    statements.some(({ effect, covers }) => effect === "Allow" && covers.includes("kms:ScheduleKeyDeletion"))
  );
}

const put = "kms:PutKeyPolicy";
