/** ForAllValues passes when the key is absent; on a key with one value it says nothing else (E58). */

import { memberOf } from "../../../read/element.ts";
import { renameMember, standsAlone } from "../../edits.ts";
import { policyRule } from "../../rule.ts";
import type { ConditionSubject } from "../../subject.ts";

export const setOperatorOnSingleValue = policyRule({
  id: "set-operator-on-single-value",
  severity: "warning",
  preset: "recommended",
  summary: "`ForAllValues` stands on keys with several values alone, since it passes when the key is absent.",
  source:
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html",
  messages: {
    allows: "`ForAllValues` allows requests without `{key}`, which has one value at most; write `{wanted}`",
    denies: "`ForAllValues` denies requests without `{key}`, which has one value at most; write `{wanted}`",
  },
  check: ({ conditioned, kind }, report) => {
    for (const { conditions, effect } of conditioned) {
      for (const condition of conditions) {
        const { operator, quantifier, found, element: at, key, block, ifExists } = condition;
        if (quantifier !== "ForAllValues" || operator === null || operator === "Null" || effect === null) continue;
        if (found === null || found.record.multi || found.record.presence === "always" || ifExists) continue;
        // In a key policy, AWS refuses it on keys that the caller chooses.
        if (kind === "key-policy" && /^(?:kms:EncryptionContext:|aws:RequestTag\/)/u.test(found.name)) continue;
        const wanted = block.name.replace(/^[^:]*:/u, "");
        const fix = plain(condition, wanted);
        report({ at, part: "name", message: effect === "Allow" ? "allows" : "denies", data: { key, wanted }, fix });
      }
    }
  },
});

function plain({ block, element }: ConditionSubject, name: string) {
  if (!standsAlone(element) || memberOf(block.parent, name) !== null) return null;
  return { description: `write \`${name}\``, safe: false, edits: [renameMember(block, name)] };
}
