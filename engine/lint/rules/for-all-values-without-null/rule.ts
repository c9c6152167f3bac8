/** ForAllValues passes when the request lacks the key; a guard with Null asks that it be there (E58). */

import { policyRule } from "../../rule.ts";
import type { ConditionSubject } from "../../subject.ts";

export const forAllValuesWithoutNull = policyRule({
  id: "for-all-values-without-null",
  severity: "warning",
  preset: "strict",
  hintIn: "recommended",
  summary: "An Allow with `ForAllValues` also asks that the key be there.",
  source:
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html",
  messages: {
    unguarded:
      "`ForAllValues` allows requests without `{key}` as well; add the condition `Null` with `{key}` and the value `false`",
  },
  check: ({ conditioned }, report) => {
    for (const { conditions, effect } of conditioned) {
      if (effect !== "Allow") continue;
      for (const condition of conditions) {
        const { quantifier, found, element: at, key, operator, ifExists } = condition;
        if (quantifier !== "ForAllValues" || ifExists || operator === "Null" || found?.record.multi !== true) continue;
        if (found.record.presence === "always" || harmless.has(found.name)) continue;
        if (conditions.some((other) => other.found?.name === found.name && asksForPresence(other))) continue;
        report({ at, part: "name", message: "unguarded", data: { key } });
      }
    }
  },
});

/** Without tags there is nothing to limit. */
const harmless = new Set(["aws:TagKeys"]);

function asksForPresence({ operator, quantifier, texts }: ConditionSubject): boolean {
  return operator === "Null" ? !texts.includes("true") : quantifier === "ForAnyValue";
}
