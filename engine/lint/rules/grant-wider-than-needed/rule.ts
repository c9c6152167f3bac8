/** What a grantee may do without a grant, the grant gives needlessly (E6, E27, E33). */

import { findPermission } from "../../../catalog/permissions.ts";
import type { Authorizer } from "../../../authorizer.ts";
import type { Grant } from "../../../model/environment.ts";
import { memberOf } from "../../../read/element.ts";
import { holdsAnyway, statementsIn } from "../../certainty.ts";
import { environmentRule } from "../../rule.ts";

export const grantWiderThanNeeded = environmentRule({
  id: "grant-wider-than-needed",
  severity: "info",
  preset: "recommended",
  summary: "A grant gives its grantee what it needs, and does not have already.",
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/grants.html",
  needsDecisions: true,
  messages: {
    had: "`{grantee}` may call {operations} without this grant, by the key policy; leave {them} out of the grant",
    twice: "grant `{other}` gives `{grantee}` all that this one does; retire this one",
    account: "gives every identity in account `{account}` that its IAM policies let; name the role that needs it",
    passed:
      "with `CreateGrant`, `{grantee}` may pass on all that this grant gives; leave it out, or add an encryption context constraint",
  },
  check: ({ authorizer, environment, elementOfGrant }, report) => {
    if (authorizer === null) return;
    for (const { arn: resource, grants } of environment.keys.values()) {
      for (const [index, grant] of grants.entries()) {
        const { grantee, operations, constraints } = grant;
        const element = elementOfGrant(grant);
        const at = memberOf(element, "Operations") ?? element;
        if (grantee.kind === "account") {
          report({ at: element, message: "account", data: { account: grantee.account } });
          continue;
        }
        if (!("arn" in grantee)) continue;
        const data = { grantee: grantee.arn };
        const other = grants.find(
          (one, place) => place !== index && holds(one, grant) && (place < index || !holds(grant, one)),
        );
        if (other !== undefined) {
          report({ at: element, message: "twice", data: { ...data, other: other.id } });
          continue;
        }
        const had = operations.filter((operation) => isHad(authorizer, grantee.arn, operation, resource));
        const names = had.map((operation) => `\`${operation}\``).join(", ");
        if (had.length > 0) {
          report({ at, message: "had", data: { ...data, operations: names, them: had.length === 1 ? "it" : "them" } });
        }
        const isConstrained =
          constraints.encryptionContextEquals !== null || constraints.encryptionContextSubset !== null;
        if (operations.includes("CreateGrant") && operations.length > 1 && !isConstrained) {
          report({ at, message: "passed", data });
        }
      }
    }
  },
});

/** Whether one grant gives all that another one gives, to the same grantee and under no constraint. */
function holds({ grantee, operations, constraints, propagated }: Grant, other: Grant): boolean {
  const { encryptionContextEquals, encryptionContextSubset, sourceArn } = constraints;
  const isFree = encryptionContextEquals === null && encryptionContextSubset === null && sourceArn === null;
  return (
    isFree &&
    propagated &&
    grantee.kind === other.grantee.kind &&
    grantee.text === other.grantee.text &&
    other.operations.every((operation) => operations.includes(operation))
  );
}

/** Whether the key policy gives the grantee an operation for itself, whatever the request carries. */
function isHad(authorizer: Authorizer, principal: string, operation: string, resource: string): boolean {
  const action = `kms:${operation}`;
  // Who retires a grant is not said by policies of keys.
  if (operation === "RetireGrant" || findPermission(action) === null) return false;
  const explanation = authorizer.explain({ principal, action, resource });
  return explanation.decision === "Allow" && statementsIn(explanation, "key-policy").some(holdsAnyway);
}
