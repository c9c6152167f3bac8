/** A condition key of KMS or of AWS as a whole exists. */

import { renameMember } from "../../edits.ts";
import { nearestKey, prefixNamed } from "../../nearest-key.ts";
import { isSymbolic } from "../../symbolic.ts";
import { policyRule } from "../../rule.ts";

export const unknownConditionKey = policyRule({
  id: "unknown-condition-key",
  severity: "error",
  preset: "recommended",
  summary: "A condition key of KMS or of AWS as a whole exists.",
  source: "https://docs.aws.amazon.com/service-authorization/latest/reference/list_awskeymanagementservice.html",
  messages: {
    unknown: "there is no condition key `{key}`: no request has it",
    near: "there is no condition key `{key}`; write `{nearest}`",
    suffix: "`{key}` names no key: write the name of the {what} after it",
    prefix: "`{key}` names no key: write `{prefix}` and the name of the {what}",
  },
  check: ({ conditions }, report) => {
    for (const { key, found, element: at } of conditions) {
      // A blank at the end is told by a rule of its own.
      if (!/^(?:kms|aws):(?:.*\S)?$/iu.test(key) || isSymbolic(key)) continue;
      const what = /tag\/?$/iu.test(key) ? "tag" : "encryption context pair";
      const prefix = found === null ? prefixNamed(key) : null;
      if (prefix !== null) {
        report({ at, part: "name", message: "prefix", data: { key, what, prefix } });
        continue;
      }
      if (found !== null) {
        if (found.suffix === "") report({ at, part: "name", message: "suffix", data: { key, what } });
        continue;
      }
      const nearest = nearestKey(key);
      // Global keys come and go with AWS: only one that is near a known name is surely a slip.
      if (nearest === null && !/^kms:/iu.test(key)) continue;
      if (nearest === null) report({ at, part: "name", message: "unknown", data: { key } });
      else {
        const fix = { description: `write \`${nearest}\``, safe: false, edits: [renameMember(at, nearest)] };
        report({ at, part: "name", message: "near", data: { key, nearest }, fix });
      }
    }
  },
});
