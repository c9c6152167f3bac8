/** No action of a statement is covered by another pattern of it. */

import { matchesAction } from "../../../catalog/actions.ts";
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
      for (const [index, at] of patterns.entries()) {
        const wider = patterns.find((other, place) => place !== index && covers(other.value, at.value, place < index));
        if (wider === undefined || isSymbolic(at.value) || isSymbolic(wider.value)) continue;
        const edit = removeItem(at);
        const fix = edit === null ? null : { description: `remove \`${at.value}\``, safe: true, edits: [edit] };
        report({ at, message: "covered", data: { action: at.value, pattern: wider.value }, fix });
      }
    }
  },
});

/** The same name twice is covered by its first place. */
function covers(wider: string, text: string, isEarlier: boolean): boolean {
  if (wider.toLowerCase() === text.toLowerCase()) return isEarlier;
  return matchesAction(wider, text);
}
