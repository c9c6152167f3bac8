/** An explicit Deny ends in deny, whatever allows exist: an Allow that lies within one gives nothing (E2). */

import { placeTitle } from "../../../explain/names.ts";
import type { Authorizer } from "../../../authorizer.ts";
import { deniesAnyway, statementsIn } from "../../certainty.ts";
import { type Asked, reachingAllows } from "../../reaching-allows.ts";
import { environmentRule } from "../../rule.ts";
import { ownLayers } from "../../voided.ts";

export const shadowedByDeny = environmentRule({
  id: "shadowed-by-deny",
  severity: "warning",
  preset: "recommended",
  summary: "An Allow gives something that no unconditional Deny takes away.",
  source:
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_AccessPolicyLanguage_Interplay.html",
  needsDecisions: true,
  messages: {
    shadowed: "gives nothing: {deny} denies all that it allows; narrow that Deny, or remove this statement",
  },
  check: (subject, report) => {
    const { authorizer } = subject;
    if (authorizer === null) return;
    for (const { statement, asked } of reachingAllows(subject)) {
      const deny = denyOver(authorizer, asked);
      if (deny !== null) report({ at: statement.element, message: "shadowed", data: { deny } });
    }
  },
});

/** The Deny, by the key's or the identity's own policies, that meets the first of what is asked, where each meets one; null where one passes. */
function denyOver(authorizer: Authorizer, asked: readonly Asked[]): string | null {
  let first: string | null = null;
  for (const each of asked) {
    if (authorizer.authorize(each).reason !== "explicit-deny") return null;
    const denies = statementsIn(authorizer.explain(each)).filter(deniesAnyway);
    const deny = denies.find(({ layer }) => ownLayers.includes(layer));
    if (deny === undefined) return null;
    first ??= placeTitle(deny);
  }
  return first;
}
