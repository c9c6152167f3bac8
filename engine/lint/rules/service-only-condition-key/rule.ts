/** A role or user that calls KMS carries no source of a service and no name of one (E48), and a role none of a user. */

import type { PrincipalEntry } from "../../../model/policy.ts";
import { holdsWhenAbsent } from "../../absent-key.ts";
import { policyRule } from "../../rule.ts";
import type { ConditionSubject, PrincipalSubject } from "../../subject.ts";

export const serviceOnlyConditionKey = policyRule({
  id: "service-only-condition-key",
  severity: "error",
  preset: "recommended",
  kinds: ["key-policy"],
  summary: "A statement for accounts, roles and users asks for keys that their calls carry.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html",
  messages: {
    neverAllows: "{callers} never carries `{key}`, so that this Allow never applies; {instead}",
    neverDenies: "{callers} never carries `{key}`, so that this Deny never applies; {instead}",
    alwaysHolds: "{callers} never carries `{key}`, so that this condition always holds; {instead}",
    never: "`{key}` is `false` for {callers}, so that this statement never applies; {instead}",
  },
  check: ({ conditioned }, report) => {
    for (const { effect, principal, conditions } of conditioned) {
      const callers = callersOf(principal);
      if (effect === null || callers === null) continue;
      for (const condition of conditions) {
        const { found, element: at, key, operator, ifExists } = condition;
        const name = found?.record.name ?? "";
        if (name === "aws:PrincipalIsAWSService" && asksForTrue(condition)) {
          report({ at, part: "name", message: "never", data: { key, callers, instead: asService } });
          continue;
        }
        const instead = absent.get(name) ?? (name === "aws:username" && callers === ofRole ? asArn : null);
        const holds = holdsWhenAbsent(condition);
        // IfExists and Null speak of absence on purpose.
        if (instead === null || holds === null || ifExists || operator === "Null") continue;
        const message = holds ? "alwaysHolds" : effect === "Allow" ? "neverAllows" : "neverDenies";
        report({ at, part: "name", message, data: { key, callers, instead } });
      }
    }
  },
});

const ofRole = "a call of a role";
const ofAny = "a call of a role or user";

/** Null where a service may be among them, or anybody not known. */
function callersOf(principal: PrincipalSubject | null): string | null {
  if (principal === null || principal.negated || principal.entries.length === 0) return null;
  const entries = principal.entries.flatMap(({ entry }) => (entry !== null && isIdentity(entry) ? [entry] : []));
  if (entries.length < principal.entries.length) return null;
  return entries.every(({ kind }) => kind === "role" || kind === "role-session") ? ofRole : ofAny;
}

function isIdentity({ kind }: PrincipalEntry): boolean {
  return kind !== "everyone" && kind !== "service" && kind !== "nobody";
}

function asksForTrue({ operator, quantifier, texts }: ConditionSubject): boolean {
  return operator === "Bool" && quantifier === null && texts.length > 0 && texts.every((text) => text === "true");
}

const asSource = "name the service in `Principal`, or ask for `kms:ViaService`";
const asService = "name the service in `Principal`";
const asArn = "name the users in `Principal`, or ask for `aws:PrincipalArn`";

const absent: ReadonlyMap<string, string> = new Map([
  ["aws:SourceArn", asSource],
  ["aws:SourceAccount", asSource],
  ["aws:SourceOrgID", asSource],
  ["aws:SourceOrgPaths", asSource],
  ["aws:PrincipalServiceName", asService],
  ["aws:PrincipalServiceNamesList", asService],
]);
