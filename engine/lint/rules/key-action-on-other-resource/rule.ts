/** An action on keys is asked on the ARN of a key; a Resource of another service never covers that (E41, E54). */

import { expandAction } from "../../../catalog/actions.ts";
import { findPermission } from "../../../catalog/permissions.ts";
import { policyKinds } from "../../../model/policy.ts";
import { isSlip } from "../../../read/nearest-name.ts";
import { policyRule } from "../../rule.ts";
import { isSymbolic } from "../../symbolic.ts";

export const keyActionOnOtherResource = policyRule({
  id: "key-action-on-other-resource",
  severity: "error",
  preset: "recommended",
  kinds: policyKinds.filter((kind) => kind !== "key-policy"),
  summary: "An action on keys stands with a Resource that can be a key.",
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/cmks-in-iam-policies.html",
  messages: {
    neverAllows:
      "`{action}` is about keys, and no Resource here is one, so that it is never allowed here; put it in a statement with the ARN of the key",
    neverDenies:
      "`{action}` is about keys, and no Resource here is one, so that it is never denied here; put it in a statement with the ARN of the key, or `*`",
  },
  check: ({ ofKms }, report) => {
    for (const { action, ownActions, resource, effect } of ofKms) {
      if (ownActions.length === 0) continue;
      if (action === null || action.negated || resource === null || resource.negated || effect === null) continue;
      if (resource.patterns.length === 0 || !resource.patterns.every(({ value }) => isOfOtherService(value))) continue;
      for (const at of ownActions) {
        if (!/^kms:/iu.test(at.value) || isSymbolic(at.value) || !isAboutKeys(at.value)) continue;
        const named = findPermission(at.value)?.action ?? at.value;
        report({ at, message: effect === "Allow" ? "neverAllows" : "neverDenies", data: { action: named } });
      }
    }
  },
});

/** What is about no key at all is told by a rule of its own. */
function isAboutKeys(pattern: string): boolean {
  return expandAction(pattern).some((name) => findPermission(name)?.iamOnly === false);
}

/** A slip of `kms` is told by a rule of its own, and so is what is no ARN. */
function isOfOtherService(resource: string): boolean {
  const [start, , service = ""] = resource.split(":");
  if (start !== "arn" || isSymbolic(service) || !/^[a-z0-9-]+$/u.test(service)) return false;
  return service !== "kms" && !isSlip(service, "kms");
}
