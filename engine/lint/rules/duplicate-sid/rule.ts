/** The statements of a policy have different Sids. */

import { memberOf } from "../../../read/element.ts";
import { isSymbolic } from "../../symbolic.ts";
import { policyRule } from "../../rule.ts";

export const duplicateSid = policyRule({
  id: "duplicate-sid",
  severity: "warning",
  preset: "recommended",
  summary: "The statements of a policy have different Sids.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html",
  messages: { duplicate: "a second statement with the Sid `{sid}`; give each its own" },
  check: ({ statements }, report) => {
    const seen = new Set<string>();
    for (const { sid, element } of statements) {
      const at = memberOf(element, "Sid");
      if (sid === null || sid === "" || at === null || isSymbolic(sid)) continue;
      if (seen.has(sid)) report({ at, message: "duplicate", data: { sid } });
      seen.add(sid);
    }
  },
});
