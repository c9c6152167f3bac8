/** An Allow lists the actions that it gives. */

import { policyRule } from "../../rule.ts";

export const notActionWithAllow = policyRule({
  id: "not-action-with-allow",
  severity: "warning",
  preset: "recommended",
  summary: "An Allow lists the actions that it gives.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html",
  messages: {
    wide: "this Allow gives all actions but those listed, {count} of KMS among them; list what is needed in `Action`",
  },
  check: ({ ofKms }, report) => {
    for (const { effect, action, covers } of ofKms) {
      if (effect !== "Allow" || action?.negated !== true || covers.length === 0) continue;
      report({ at: action.element, part: "name", message: "wide", data: { count: String(covers.length) } });
    }
  },
});
