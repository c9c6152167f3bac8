/** `NotPrincipal` stands in Deny statements only. Told by the reader of policies. */

import { faultRule } from "../../fault-rule.ts";

export const notPrincipalWithAllow = faultRule({
  id: "not-principal-with-allow",
  codes: ["not-principal-with-allow"],
  summary: "`NotPrincipal` stands in Deny statements only.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html",
  instead: "list whom you mean in `Principal`",
});
