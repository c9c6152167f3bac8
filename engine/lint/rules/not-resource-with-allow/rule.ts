/** An Allow with `NotResource` gives every key but those listed, in all accounts (E11, E54). */

import { policyRule } from "../../rule.ts";

export const notResourceWithAllow = policyRule({
  id: "not-resource-with-allow",
  severity: "warning",
  preset: "recommended",
  kinds: ["identity-policy", "permissions-boundary", "session-policy", "vpc-endpoint-policy"],
  summary: "An Allow lists the keys that it gives.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notresource.html",
  messages: {
    wide: "this Allow gives every key but those listed, keys of other accounts among them; list what is needed in `Resource`",
  },
  check: ({ ofKms }, report) => {
    for (const { effect, resource, covers } of ofKms) {
      if (effect !== "Allow" || resource?.negated !== true || covers.length === 0) continue;
      report({ at: resource.element, part: "name", message: "wide" });
    }
  },
});
