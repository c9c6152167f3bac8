/** A statement has an effect, an action and a resource. Told by the reader of policies. */

import { faultRule } from "../../fault-rule.ts";
import { hasMisnamed } from "../../misnamed.ts";

export const missingElement = faultRule({
  id: "missing-element",
  codes: ["missing-element"],
  summary: "A statement has an effect, an action and a resource.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html",
  except: (at) => hasMisnamed(at, ["Effect", "Action", "NotAction", "Resource", "NotResource", "Statement"]),
  instead: "add it",
});
