/** In a key policy, the resource is the key that has the policy, written `*`; AWS takes nothing else any more (E49). */

import { isEverything, matchesGlob } from "../../../model/glob.ts";
import { replaceValue } from "../../edits.ts";
import { meansOwnKey } from "../../own-key.ts";
import { policyRule } from "../../rule.ts";
import { isSymbolic } from "../../symbolic.ts";

export const keyPolicyResource = policyRule({
  id: "key-policy-resource",
  severity: "warning",
  preset: "recommended",
  kinds: ["key-policy"],
  summary: "The Resource of a key policy is `*`.",
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html",
  messages: {
    other:
      "a key policy is about its own key alone, which the Resource `*` stands for; write `*` in place of `{resource}`",
    never: "`{resource}` is not the key that has this policy, so that the statement does nothing; write `*`",
    negated: "a key policy is about its own key alone; write `Resource` with `*` in place of `NotResource`",
  },
  check: ({ statements, key }, report) => {
    for (const { resource } of statements) {
      if (resource === null) continue;
      if (resource.negated) {
        report({ at: resource.element, part: "name", message: "negated", atMost: "info" });
        continue;
      }
      const isOwn = (pattern: string): boolean => typeof key?.arn === "string" && matchesGlob(pattern, key.arn);
      // With the key's own ARN, or with `*` beside it, `*` alone says the same.
      const safe = resource.patterns.some(({ value }) => isEverything(value) || isOwn(value));
      const fix = { description: "write `*`", safe, edits: [replaceValue(resource.element, "*")] };
      for (const at of resource.patterns) {
        if (isEverything(at.value) || isSymbolic(at.value)) continue;
        if (meansOwnKey(at.value, key)) {
          report({ at, message: "other", data: { resource: at.value }, fix, atMost: "info" });
        } else report({ at, message: "never", data: { resource: at.value }, fix });
      }
    }
  },
});
