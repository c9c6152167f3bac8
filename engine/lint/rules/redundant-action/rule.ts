/** No action of a statement is covered by another pattern of it. */

import { matchesAction } from "../../../catalog/actions.ts";
import type { TextElement } from "../../../read/element.ts";
import { removeItem } from "../../edits.ts";
import { isSymbolic } from "../../symbolic.ts";
import { policyRule } from "../../rule.ts";

export const redundantAction = policyRule({
  id: "redundant-action",
  severity: "info",
  preset: "strict",
  summary: "No action of a statement is covered by another pattern of it.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html",
  messages: { covered: "`{action}` is covered by `{pattern}`; remove it" },
  check: ({ statements }, report) => {
    for (const { action } of statements) {
      const patterns = action?.patterns ?? [];
      const wildcards = patterns.filter(({ value }) => /[*?]/u.test(value));
      const first = new Map<string, TextElement>();
      for (const at of patterns) {
        const same = first.get(at.value.toLowerCase());
        const wider = same ?? wildcards.find((other) => isWider(other.value, at.value));
        if (same === undefined) first.set(at.value.toLowerCase(), at);
        if (wider === undefined || isSymbolic(at.value) || isSymbolic(wider.value)) continue;
        const edit = removeItem(at);
        const fix = edit === null ? null : { description: `remove \`${at.value}\``, safe: true, edits: [edit] };
        report({ at, message: "covered", data: { action: at.value, pattern: wider.value }, fix });
      }
    }
  },
});

function isWider(wider: string, text: string): boolean {
  return wider.toLowerCase() !== text.toLowerCase() && matchesAction(wider, text);
}
