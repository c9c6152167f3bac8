/** A service that calls for itself carries no key of a forwarded call, and belongs to no organization (E14, E47). */

import { holdsWhenAbsent } from "../../absent-key.ts";
import { policyRule } from "../../rule.ts";

export const serviceCallerCondition = policyRule({
  id: "service-caller-condition",
  severity: "error",
  preset: "recommended",
  kinds: ["key-policy"],
  summary: "A statement for a service asks for keys that a call of the service itself carries.",
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service",
  messages: {
    neverAllows:
      "a call of a service itself never carries `{key}`, so that this Allow never applies; write {instead} instead",
    neverDenies:
      "a call of a service itself never carries `{key}`, so that this Deny never applies; write {instead} instead",
    alwaysHolds:
      "a call of a service itself never carries `{key}`, so that this condition always holds; write {instead} instead",
  },
  check: ({ conditioned }, report) => {
    for (const { effect, principal, conditions } of conditioned) {
      if (effect === null || principal === null || principal.negated || principal.entries.length === 0) continue;
      if (!principal.entries.every(({ entry }) => entry?.kind === "service")) continue;
      for (const condition of conditions) {
        const { found, element: at, key, operator, ifExists } = condition;
        const instead = found === null ? undefined : absent.get(found.record.name);
        const holds = holdsWhenAbsent(condition);
        // IfExists and Null speak of absence on purpose.
        if (instead === undefined || holds === null || ifExists || operator === "Null") continue;
        const message = holds ? "alwaysHolds" : effect === "Allow" ? "neverAllows" : "neverDenies";
        report({ at, part: "name", message, data: { key, instead } });
      }
    }
  },
});

const source = "`aws:SourceArn` or `aws:SourceAccount`";

const absent: ReadonlyMap<string, string> = new Map([
  ["kms:ViaService", source],
  ["aws:CalledVia", source],
  ["aws:CalledViaFirst", source],
  ["aws:CalledViaLast", source],
  ["aws:PrincipalOrgID", "`aws:SourceOrgID`"],
  ["aws:PrincipalOrgPaths", "`aws:SourceOrgPaths`"],
]);
