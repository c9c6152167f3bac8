/** Calls of services for users carry no address or endpoint of the user, which a negated operator takes as another (E47, E56). */

import { findPermission } from "../../../catalog/permissions.ts";
import { operators } from "../../../conditions/list.ts";
import { holdsWhenAbsent } from "../../absent-key.ts";
import { policyRule } from "../../rule.ts";
import type { ConditionSubject } from "../../subject.ts";

export const sourceIpBreaksServices = policyRule({
  id: "source-ip-breaks-services",
  severity: "warning",
  preset: "recommended",
  summary: "A Deny by network address or endpoint spares the calls that services make for users.",
  source:
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourceip",
  messages: {
    services:
      "this also denies what AWS services do with the key for their users, which has no `{key}` of theirs; add `Bool` `aws:ViaAWSService` `false`, unless that is meant",
  },
  check: ({ conditioned }, report) => {
    for (const { effect, conditions, covers } of conditioned) {
      if (effect !== "Deny" || !covers.some((action) => isUsedByServices(action))) continue;
      if (conditions.some(({ found }) => found !== null && exceptions.has(found.name))) continue;
      const condition = conditions.find(isNetwork);
      if (condition === undefined) continue;
      report({ at: condition.element, part: "name", message: "services", data: { key: condition.key } });
    }
  },
});

function isUsedByServices(action: string): boolean {
  return action === "kms:CreateGrant" || findPermission(action)?.cryptographic === true;
}

function isNetwork(condition: ConditionSubject): boolean {
  const { found, operator } = condition;
  if (found === null || operator === null || operator === "Null" || !networks.has(found.name)) return false;
  return operators[operator].negated && holdsWhenAbsent(condition) === true;
}

const networks: ReadonlySet<string> = new Set(["aws:SourceIp", "aws:VpcSourceIp", "aws:SourceVpc", "aws:SourceVpce"]);

const exceptions: ReadonlySet<string> = new Set([
  "aws:ViaAWSService",
  "aws:PrincipalIsAWSService",
  "aws:CalledVia",
  "aws:CalledViaFirst",
  "aws:CalledViaLast",
  "kms:ViaService",
  "kms:GrantIsForAWSResource",
]);
