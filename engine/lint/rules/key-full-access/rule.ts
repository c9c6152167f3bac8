/** Only the account and its administrators may do everything with a key. */

import { matchesGlob } from "../../../model/glob.ts";
import { policyRule } from "../../rule.ts";

export const keyFullAccess = policyRule({
  id: "key-full-access",
  severity: "info",
  preset: "recommended",
  kinds: ["key-policy"],
  summary: "Only the account and its administrators may do everything with a key.",
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/least-privilege.html",
  messages: {
    full: "`{principal}` may use, change and delete the key; give administration and use to different principals, or list it under `admins`",
  },
  check: ({ statements, settings }, report) => {
    for (const { effect, action, principal } of statements) {
      const isAll = action?.negated === false && action.patterns.some(({ value }) => /^(?:kms:)?\*+$/iu.test(value));
      if (effect !== "Allow" || !isAll) continue;
      for (const { element: at, entry } of principal?.entries ?? []) {
        if (entry?.kind !== "user" && entry?.kind !== "role") continue;
        if (settings.admins.some((pattern) => matchesGlob(pattern, entry.arn))) continue;
        report({ at, message: "full", data: { principal: entry.arn } });
      }
    }
  },
});
