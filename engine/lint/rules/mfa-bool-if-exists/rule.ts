/** `aws:MultiFactorAuthPresent` is absent with access keys: then Bool never holds, and BoolIfExists does (E56, E57). */

import { type FixDraft, renameMember, standsAlone } from "../../edits.ts";
import { policyRule } from "../../rule.ts";
import type { ConditionSubject } from "../../subject.ts";

export const mfaBoolIfExists = policyRule({
  id: "mfa-bool-if-exists",
  severity: "warning",
  preset: "recommended",
  summary: "A condition on MFA counts a caller that tells nothing of MFA as one without it.",
  source:
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent",
  messages: {
    allowed: "`{operator}` allows callers with access keys as well, who tell nothing of MFA; write `Bool`",
    spared: "`{operator}` spares callers with access keys, who tell nothing of MFA; write `BoolIfExists`",
  },
  check: ({ conditioned }, report) => {
    for (const { effect, conditions } of conditioned) {
      // Beside another condition on MFA, such as Null, the case is thought of.
      const about = conditions.filter(({ found }) => found?.name.startsWith("aws:MultiFactorAuth") === true);
      const [condition] = about;
      if (condition === undefined || about.length > 1 || condition.operator !== "Bool") continue;
      const { element: at, block, ifExists } = condition;
      const data = { operator: block.name };
      if (effect === "Allow" && ifExists && isAll(condition, "true")) {
        report({ at, part: "name", message: "allowed", data, fix: correction(condition, "Bool") });
      }
      if (effect === "Deny" && !ifExists && isAll(condition, "false")) {
        report({ at, part: "name", message: "spared", data, fix: correction(condition, "BoolIfExists") });
      }
    }
  },
});

function isAll({ texts, quantifier }: ConditionSubject, wanted: string): boolean {
  return quantifier === null && texts.length > 0 && texts.every((text) => text.toLowerCase() === wanted);
}

function correction({ element, block }: ConditionSubject, operator: string): FixDraft | null {
  if (!standsAlone(element)) return null;
  return { description: `write \`${operator}\``, safe: false, edits: [renameMember(block, operator)] };
}
