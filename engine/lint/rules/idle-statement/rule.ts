/** A statement of a key policy without actions or a resource is stored, at most, and does nothing (E49). */

import { insertMember } from "../../edits.ts";
import { hasMisnamed } from "../../misnamed.ts";
import { policyRule } from "../../rule.ts";

export const idleStatement = policyRule({
  id: "idle-statement",
  severity: "error",
  preset: "recommended",
  kinds: ["key-policy"],
  summary: "A statement of a key policy says which actions and which resource it is about.",
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html",
  messages: {
    action: "a statement without `Action` does nothing, and KMS refuses it by now; list the actions that it is about",
    resource: "a statement without `Resource` does nothing, and KMS refuses it by now; add `Resource` with `*`",
  },
  check: ({ statements }, report) => {
    for (const { element: at, action, resource } of statements) {
      // An element by a wrong name is told by a rule of its own.
      if (action === null) {
        if (!hasMisnamed(at, ["Action", "NotAction"])) report({ at, message: "action" });
      } else if (resource === null && !hasMisnamed(at, ["Resource", "NotResource"])) {
        const edits = [insertMember(at, "Resource", "*")];
        report({ at, message: "resource", fix: { description: "add `Resource` with `*`", safe: false, edits } });
      }
    }
  },
});
