/** AWS refuses a key policy that does not let its writer call PutKeyPolicy again (E51). */

import { parseArn } from "../../../model/arn.ts";
import { memberOf } from "../../../read/element.ts";
import { deniesAnyway, isDeniedAnyway, mayAllow, statementsIn } from "../../certainty.ts";
import { environmentRule } from "../../rule.ts";

export const callerLockout = environmentRule({
  id: "caller-lockout",
  severity: "error",
  preset: "recommended",
  summary: "The principal that deploys a key policy may change it again.",
  source: "https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html",
  needsDecisions: true,
  messages: {
    silent: "`{caller}` may not call `kms:PutKeyPolicy` on this key; name it in a statement that allows that",
    identity:
      "`{caller}` may not call `kms:PutKeyPolicy` on this key: the key policy leaves that to IAM, and no identity policy allows it",
    denied: "denies `kms:PutKeyPolicy` to `{caller}`, which deploys this policy; leave it out of this Deny",
    otherwise: "`{caller}` may not call `kms:PutKeyPolicy` on this key: {reason}",
  },
  check: ({ authorizer, environment, settings: { caller }, subjectOf, elementOf }, report) => {
    if (authorizer === null || caller === null) return;
    const arn = parseArn(caller);
    if (arn === null) return;
    const isKnown = arn.resource === "root" || environment.principals.has(caller);
    for (const key of environment.keys.values()) {
      const { policy } = key;
      const document = policy === null ? null : (subjectOf(policy)?.document ?? null);
      if (policy === null || document === null || key.metadata.keyManager === "AWS" || key.account !== arn.account) {
        continue;
      }
      const explanation = authorizer.explain({ principal: caller, action: "kms:PutKeyPolicy", resource: key.arn });
      if (explanation.reason === "undecidable") continue;
      const own = statementsIn(explanation, "key-policy");
      const list = memberOf(document, "Statement") ?? document;
      const deny = own.find(deniesAnyway);
      const guilty = policy.statements.find(({ index }) => index === deny?.statement);
      if (guilty !== undefined) report({ at: elementOf(policy, guilty) ?? list, message: "denied", data: { caller } });
      else if (!own.some(mayAllow)) report({ at: list, message: "silent", data: { caller } });
      // Of a caller that the environment lacks, nobody knows the identity policies.
      else if (isKnown && isDeniedAnyway(explanation)) {
        const { reason, message } = explanation;
        const isIdentity = reason === "no-identity-policy-allows";
        report({ at: list, message: isIdentity ? "identity" : "otherwise", data: { caller, reason: message } });
      }
    }
  },
});
