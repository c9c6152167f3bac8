/** An Allow of an identity policy does nothing on a key whose policy neither names the principal nor its account (E3, E8, E10). */

import type { Authorizer } from "../../../authorizer.ts";
import { parseArn } from "../../../model/arn.ts";
import type { Reason } from "../../../model/decision.ts";
import type { Key } from "../../../model/environment.ts";
import { mayAllow, statementsIn } from "../../certainty.ts";
import { actionsOn, keysAimedAt } from "../../reach.ts";
import { environmentRule } from "../../rule.ts";
import type { StatementSubject } from "../../subject.ts";

export const iamAllowWithoutEffect = environmentRule({
  id: "iam-allow-without-effect",
  severity: "warning",
  preset: "recommended",
  summary:
    "An Allow of an identity policy on a key has effect: the key policy names the principal or delegates to its account.",
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/iam-policies.html",
  needsDecisions: true,
  messages: {
    idle: "allows nothing on `{key}`: its key policy neither names `{principal}` nor leaves {actions} to IAM; add there an Allow of {actions} with the principal `{root}`",
    several:
      "allows nothing on `{key}` nor on any other key that it covers: no key policy names `{principal}` or leaves {actions} to IAM; add there an Allow of {actions} with the principal `{root}`",
  },
  check: (subject, report) => {
    const { authorizer, environment, subjectOf } = subject;
    if (authorizer === null) return;
    for (const { arn: principal, identityPolicies } of environment.principals.values()) {
      const arn = parseArn(principal);
      if (arn === null) continue;
      for (const statement of identityPolicies.flatMap((policy) => subjectOf(policy)?.statements ?? [])) {
        const written = writtenActions(statement);
        if (statement.effect !== "Allow" || statement.isOpen || written.length === 0) continue;
        const keys = keysAimedAt(statement, subject);
        const [first] = keys;
        if (first === undefined || !keys.every((key) => isClosed(authorizer, statement, principal, key))) continue;
        const root = `arn:${arn.partition}:iam::${arn.account}:root`;
        const actions = written.map((action) => `\`${action}\``).join(", ");
        report({
          at: statement.element,
          message: keys.length === 1 ? "idle" : "several",
          data: { key: first.arn, principal, actions, root },
        });
      }
    }
  },
});

/** The actions of KMS that the statement names; a statement about everything is not meant for keys. */
function writtenActions({ action }: StatementSubject): readonly string[] {
  if (action === null || action.negated) return [];
  return action.patterns.map(({ value }) => value).filter((value) => /^kms:/iu.test(value));
}

const closedReasons: readonly Reason[] = [
  "key-policy-does-not-delegate",
  "key-policy-does-not-allow",
  // What a statement allows on a condition, no request may meet.
  "nothing-allows",
];

/** Whether the key policy keeps out every action of the statement, whatever the request carries. */
function isClosed(authorizer: Authorizer, statement: StatementSubject, principal: string, key: Key): boolean {
  const asked = actionsOn(key, statement, principal);
  if (key.metadata.keyManager === "AWS" || asked.length === 0) return false;
  return asked.every((action) => {
    const request = { principal, action, resource: key.arn };
    if (!closedReasons.includes(authorizer.authorize(request).reason)) return false;
    return !statementsIn(authorizer.explain(request), "key-policy").some(mayAllow);
  });
}
