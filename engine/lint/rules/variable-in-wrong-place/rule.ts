/** AWS puts values in place of variables in a Resource behind its fifth colon and under String and Arn operators only (E60, E62). */

import { policyRule } from "../../rule.ts";
import type { Element } from "../../../read/element.ts";
import { isSymbolic } from "../../symbolic.ts";
import { variablesIn } from "../../variables.ts";

export const variableInWrongPlace = policyRule({
  id: "variable-in-wrong-place",
  severity: "error",
  preset: "recommended",
  summary: "Variables stand in the last segment of a Resource and under String and Arn operators only.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html",
  messages: {
    action: "AWS puts no value in place of `{variable}` in an action; name the action",
    segment:
      "AWS puts no value in place of `{variable}` before the fifth colon of a Resource; write the segment out, or `*`",
    operator:
      "AWS puts no value in place of `{variable}` under `{operator}`; write the value, or compare under a String or Arn operator",
  },
  check: ({ withVariables }, report) => {
    for (const { ownActions, resource, conditions } of withVariables) {
      for (const at of ownActions) {
        const variable = firstIn(at, at.value);
        if (variable !== null) report({ at, message: "action", data: { variable } });
      }
      for (const at of resource?.patterns ?? []) {
        const variable = firstIn(at, beforeFifthColon(at.value));
        if (variable !== null) report({ at, message: "segment", data: { variable } });
      }
      for (const { operator, block, values } of conditions) {
        // The pages of AWS differ on Bool.
        if (operator === null || /^(?:String|Arn|Bool)/u.test(operator)) continue;
        for (const at of values) {
          const variable = typeof at.value === "string" ? firstIn(at, at.value) : null;
          if (variable !== null) report({ at, message: "operator", data: { variable, operator: block.name } });
        }
      }
    }
  },
});

function firstIn({ value }: Element, text: string): string | null {
  return isSymbolic(value) ? null : (variablesIn(text)[0]?.text ?? null);
}

/** Without the last segment; the colon in a variable parts no segments. */
function beforeFifthColon(resource: string): string {
  return /^(?:(?:\$\{[^}]*\}|[^:])*:){0,5}/u.exec(resource)?.[0] ?? "";
}
