/** Nothing trims what a policy says: a blank before or behind a name makes another name of it. */

import type { Element } from "../../../read/element.ts";
import { renameMember, replaceValue } from "../../edits.ts";
import { policyRule } from "../../rule.ts";
import { isSymbolic } from "../../symbolic.ts";

export const surroundingBlanks = policyRule({
  id: "surrounding-blanks",
  severity: "warning",
  preset: "recommended",
  summary: "No action, resource, condition key or value begins or ends with a blank.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html",
  messages: { blanks: "a blank before or behind `{wanted}`, with which it matches nothing; remove the blank" },
  check: ({ kind, statements }, report) => {
    for (const { ownActions, resource, conditions } of statements) {
      for (const at of ownActions) checkValue(at);
      for (const at of resource?.patterns ?? []) {
        // In other policies that is no ARN, which is told by a rule of its own.
        if (kind === "key-policy" || !/^\s/u.test(at.value)) checkValue(at);
      }
      for (const { element: at, key, values } of conditions) {
        const wanted = trimmed(key);
        if (wanted !== null) {
          const fix = { description: "remove the blank", safe: false, edits: [renameMember(at, wanted)] };
          report({ at, part: "name", message: "blanks", data: { wanted }, fix });
        }
        for (const value of values) checkValue(value);
      }
    }

    function checkValue(at: Element): void {
      const wanted = typeof at.value === "string" ? trimmed(at.value) : null;
      if (wanted === null) return;
      const fix = { description: "remove the blank", safe: false, edits: [replaceValue(at, wanted)] };
      report({ at, message: "blanks", data: { wanted }, fix });
    }
  },
});

/** The text without its blanks; null where it has none, or nothing else. */
function trimmed(text: string): string | null {
  const wanted = text.trim();
  return wanted === text || wanted === "" || isSymbolic(text) ? null : wanted;
}
