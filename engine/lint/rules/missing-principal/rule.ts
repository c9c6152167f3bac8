/** Every statement of a key policy says to whom it speaks. Told by the reader of policies. */

import { faultRule } from "../../fault-rule.ts";
import { hasMisnamed } from "../../misnamed.ts";

export const missingPrincipal = faultRule({
  id: "missing-principal",
  codes: ["missing-principal"],
  summary: "Every statement of a key policy says to whom it speaks.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html",
  except: (at) => hasMisnamed(at, ["Principal", "NotPrincipal"]),
  instead: "add a `Principal`",
});
