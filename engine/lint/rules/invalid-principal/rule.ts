/** A principal is an account, a user, a role, a session, a service or `*`. Told by the reader of policies. */

import { faultRule } from "../../fault-rule.ts";

export const invalidPrincipal = faultRule({
  id: "invalid-principal",
  codes: ["invalid-principal"],
  summary: "A principal is an account, a user, a role, a session, a service or `*`.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html",
  instead: "name an account, a user, a role, a session, a service or `*`",
});
