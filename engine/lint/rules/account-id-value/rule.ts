/** Keys that hold an account hold its id: 12 digits, no ARN, no dashes (E7, E48). */

import { replaceValue } from "../../edits.ts";
import { couldBeAccount } from "../../account-pattern.ts";
import { knownValues } from "../../known-values.ts";
import { policyRule } from "../../rule.ts";

export const accountIdValue = policyRule({
  id: "account-id-value",
  severity: "error",
  preset: "recommended",
  summary: "A key that holds an account is compared with an account id of 12 digits.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html",
  messages: {
    near: "`{key}` is an account id, never `{value}`; write `{wanted}`",
    none: "`{key}` is an account id of 12 digits, never `{value}`",
    number: "`{key}` is an account id of 12 digits; write it in quotes, with its leading zeros, in place of `{value}`",
  },
  check: ({ conditions }, report) => {
    for (const condition of conditions) {
      const { operator, found, key } = condition;
      if (found === null || operator?.startsWith("String") !== true || !accounts.has(found.name)) continue;
      for (const { at, text: value } of knownValues(condition)) {
        if (couldBeAccount(value)) continue;
        const wanted = accountIn(value);
        if (wanted !== null) {
          const fix = { description: `write \`${wanted}\``, safe: false, edits: [replaceValue(at, wanted)] };
          report({ at, message: "near", data: { key, value, wanted }, fix });
        } else {
          report({ at, message: typeof at.value === "number" ? "number" : "none", data: { key, value } });
        }
      }
    }
  },
});

const accounts = new Set([
  "kms:CallerAccount",
  "aws:PrincipalAccount",
  "aws:ResourceAccount",
  "aws:SourceAccount",
  "aws:SourceOwner",
  "aws:VpceAccount",
]);

/** The account that the text means, as an ARN or with dashes. */
function accountIn(value: string): string | null {
  const [, account] = /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/u.exec(value) ?? [];
  const plain = account ?? value.replaceAll(/[\s-]/gu, "");
  return /^\d{12}$/u.test(plain) ? plain : null;
}
