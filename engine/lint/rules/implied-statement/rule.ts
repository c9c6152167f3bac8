/** A statement that lies within another one of the same effect changes no decision (E2, E55). */

import { removeItem } from "../../edits.ts";
import { implies } from "../../implication.ts";
import { policyRule } from "../../rule.ts";

export const impliedStatement = policyRule({
  id: "implied-statement",
  severity: "info",
  preset: "recommended",
  summary: "No statement gives or denies only what another one of its policy does already.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html",
  messages: {
    implied: "changes no decision: {other} {does} all that it {does}; remove it, or narrow that one",
  },
  check: (policy, report) => {
    const { ofKms } = policy;
    for (const [index, statement] of ofKms.entries()) {
      const wider = ofKms.find(
        // Of two that say the same, the first one stays.
        (other, place) =>
          place !== index && implies(other, statement, policy) && (place < index || !implies(statement, other, policy)),
      );
      if (wider === undefined) continue;
      const other = wider.sid === null || wider.sid === "" ? `statement ${String(wider.index)}` : `\`${wider.sid}\``;
      const edit = removeItem(statement.element);
      const fix = edit === null ? null : { description: "remove the statement", safe: true, edits: [edit] };
      report({
        at: statement.element,
        message: "implied",
        data: { other, does: statement.effect === "Deny" ? "denies" : "allows" },
        fix,
      });
    }
  },
});
