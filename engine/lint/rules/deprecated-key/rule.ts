/** The old names of two condition keys still work; AWS recommends the new ones. */

import { memberOf } from "../../../read/element.ts";
import { renameMember } from "../../edits.ts";
import { policyRule } from "../../rule.ts";

export const deprecatedKey = policyRule({
  id: "deprecated-key",
  severity: "info",
  preset: "recommended",
  summary: "A condition asks for `kms:KeySpec` and `kms:KeyUsage`, not for their deprecated names.",
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-key-spec",
  messages: { old: "`{key}` is deprecated; write `{wanted}`" },
  check: ({ conditions }, report) => {
    for (const { found, element: at, block, key } of conditions) {
      const wanted = found === null ? undefined : successors[found.name];
      if (wanted === undefined) continue;
      const isTaken = memberOf(block, wanted) !== null;
      const fix = isTaken
        ? null
        : { description: `write \`${wanted}\``, safe: true, edits: [renameMember(at, wanted)] };
      report({ at, part: "name", message: "old", data: { key, wanted }, fix });
    }
  },
});

const successors: Readonly<Partial<Record<string, string>>> = {
  "kms:CustomerMasterKeySpec": "kms:KeySpec",
  "kms:CustomerMasterKeyUsage": "kms:KeyUsage",
};
