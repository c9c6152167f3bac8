/** aws:PrincipalArn holds the ARN of the role for its sessions, never that of a session (E17). */

import { parseArn } from "../../../model/arn.ts";
import { replaceValue } from "../../edits.ts";
import { knownValues } from "../../known-values.ts";
import { policyRule } from "../../rule.ts";

export const principalArnSession = policyRule({
  id: "principal-arn-session",
  severity: "error",
  preset: "recommended",
  summary: "A value of `aws:PrincipalArn` names a role, not a session of it.",
  source:
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalarn",
  messages: {
    session: "`aws:PrincipalArn` is never that of a session, but of its role; write `{role}` in place of `{value}`",
  },
  check: ({ conditions }, report) => {
    for (const condition of conditions) {
      if (condition.found?.name !== "aws:PrincipalArn" || condition.operator === "Null") continue;
      for (const { at, text: value } of knownValues(condition)) {
        const role = roleOf(value);
        if (role === null) continue;
        const fix = { description: `write \`${role}\``, safe: false, edits: [replaceValue(at, role)] };
        report({ at, message: "session", data: { role, value }, fix });
      }
    }
  },
});

/** The role of a session's ARN, which does not say the role's path; null for any other text. */
function roleOf(value: string): string | null {
  const arn = parseArn(value);
  if (arn?.service !== "sts") return null;
  const [, name] = /^assumed-role\/([^/]+)(?:\/.*)?$/u.exec(arn.resource) ?? [];
  return name === undefined ? null : `arn:${arn.partition}:iam::${arn.account}:role/${name}`;
}
