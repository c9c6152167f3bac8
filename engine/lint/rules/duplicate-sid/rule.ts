/** The statements of a policy have different Sids. */

import type { PolicyKind } from "../../../model/policy.ts";
import { memberOf } from "../../../read/element.ts";
import { isSymbolic } from "../../symbolic.ts";
import { policyRule } from "../../rule.ts";

export const duplicateSid = policyRule({
  id: "duplicate-sid",
  severity: "error",
  preset: "recommended",
  summary: "The statements of a policy have different Sids.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html",
  messages: { duplicate: "a second statement with the Sid `{sid}`; give each its own" },
  check: ({ kind, statements }, report) => {
    // KMS stores it: the policies of some AWS managed keys have it.
    const atMost = kind === "key-policy" ? "info" : ofIam.includes(kind) ? "error" : "warning";
    const seen = new Set<string>();
    for (const { sid, element } of statements) {
      if (sid === null || sid === "" || isSymbolic(sid)) continue;
      const at = seen.has(sid) ? memberOf(element, "Sid") : null;
      if (at !== null) report({ at, message: "duplicate", data: { sid }, atMost });
      seen.add(sid);
    }
  },
});

const ofIam: readonly PolicyKind[] = ["identity-policy", "permissions-boundary", "session-policy"];
