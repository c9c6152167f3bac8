/** A policy variable names a condition key that exists and has a single value (E62). */

import { findConditionKey } from "../../../catalog/condition-keys.ts";
import { replaceValue } from "../../edits.ts";
import { nearestKey, prefixNamed } from "../../nearest-key.ts";
import { policyRule } from "../../rule.ts";
import { textsWithVariables, variablesIn } from "../../variables.ts";

export const unknownVariable = policyRule({
  id: "unknown-variable",
  severity: "error",
  preset: "recommended",
  summary: "A policy variable names a key that exists and has one value.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html",
  messages: {
    unknown: "`{variable}` never has a value: there is no key `{key}`",
    near: "`{variable}` never has a value: there is no key `{key}`; write `{nearest}`",
    several: "`{key}` can have several values, and variables take keys of one value only; compare with `{key}` itself",
  },
  check: ({ policy, withVariables }, report) => {
    // Under any other version it is no variable at all, which is told by a rule of its own.
    if (policy.version !== "2012-10-17") return;
    for (const at of withVariables.flatMap(textsWithVariables)) {
      for (const { text: variable, name } of variablesIn(at.value)) {
        const key = name.trim();
        if (!/^(?:kms|aws):\S+$/iu.test(key)) continue;
        const data = { variable, key };
        const found = findConditionKey(key);
        if (found !== null) {
          if (found.record.multi) report({ at, message: "several", data });
          else if (found.suffix === "") report({ at, message: "unknown", data });
          continue;
        }
        if (prefixNamed(key) !== null) {
          report({ at, message: "unknown", data });
          continue;
        }
        const nearest = nearestKey(key);
        if (nearest !== null) {
          const value = at.value.replace(variable, () => variable.replace(name, () => nearest));
          const fix = { description: `write \`${nearest}\``, safe: false, edits: [replaceValue(at, value)] };
          report({ at, message: "near", data: { ...data, nearest }, fix });
        } else if (/^kms:/iu.test(key)) {
          // Global keys come and go with AWS: only one that is near a known name is surely a slip.
          report({ at, message: "unknown", data });
        }
      }
    }
  },
});
