/** A policy of an identity names no principal. Told by the reader of policies. */

import { faultRule } from "../../fault-rule.ts";

export const unexpectedPrincipal = faultRule({
  id: "unexpected-principal",
  codes: ["unexpected-principal"],
  summary: "A policy of an identity names no principal.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html",
  instead: "remove it: the policy speaks to whom it is attached",
});
