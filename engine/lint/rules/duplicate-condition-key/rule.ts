/** A block of a condition names each key once: names of keys ignore case, that of a tag or a context pair included (E63). */

import { isSymbolic } from "../../symbolic.ts";
import { policyRule } from "../../rule.ts";

export const duplicateConditionKey = policyRule({
  id: "duplicate-condition-key",
  severity: "error",
  preset: "recommended",
  summary: "A block of a condition names each key once, since case does not count.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html",
  messages: {
    duplicate: "`{key}` and `{first}` are one key, since case does not count; write it once, with all values in a list",
  },
  check: ({ conditioned }, report) => {
    for (const { conditions } of conditioned) {
      for (const [index, { block, element: at, key }] of conditions.entries()) {
        if (isSymbolic(key)) continue;
        const first = conditions
          .slice(0, index)
          .find((other) => other.block.name === block.name && other.key.toLowerCase() === key.toLowerCase());
        if (first !== undefined) report({ at, part: "name", message: "duplicate", data: { key, first: first.key } });
      }
    }
  },
});
