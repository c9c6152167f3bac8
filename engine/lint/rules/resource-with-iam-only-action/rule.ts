/** An action without a key is asked on no resource, so that only `*` covers it (E39). */

import { findPermission } from "../../../catalog/permissions.ts";
import { policyRule } from "../../rule.ts";
import { isSymbolic } from "../../symbolic.ts";

export const resourceWithIamOnlyAction = policyRule({
  id: "resource-with-iam-only-action",
  severity: "error",
  preset: "recommended",
  kinds: ["identity-policy", "permissions-boundary", "session-policy", "service-control-policy"],
  summary: "An action that is about no key stands with the Resource `*`.",
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/kms-api-permissions-reference.html",
  messages: {
    neverAllows: "`{action}` is about no key and is never allowed here; put it in a statement with the Resource `*`",
    neverDenies: "`{action}` is about no key and is never denied here; put it in a statement with the Resource `*`",
  },
  check: ({ ofKms }, report) => {
    for (const { action, ownActions, resource, effect } of ofKms) {
      if (ownActions.length === 0) continue;
      if (action === null || action.negated || resource === null || resource.negated || effect === null) continue;
      if (resource.patterns.length === 0 || resource.patterns.some(({ value }) => couldBeAll(value))) continue;
      for (const at of ownActions) {
        const named = findPermission(at.value);
        if (named?.iamOnly !== true) continue;
        report({ at, message: effect === "Allow" ? "neverAllows" : "neverDenies", data: { action: named.action } });
      }
    }
  },
});

/** `*`, a pattern of everything in an account, which AWS has taken too, and what a template leaves open. */
function couldBeAll(resource: string): boolean {
  return (
    isSymbolic(resource) ||
    /^(?:\*+|arn:[^:]*:kms(?::\*|:[^:]*:\*|:[^:]*:[^:]*:\*)|arn:[^:]*:\*|arn:\*)$/u.test(resource)
  );
}
