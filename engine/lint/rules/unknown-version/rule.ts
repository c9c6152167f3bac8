/** The version of the policy language is 2012-10-17 or 2008-10-17. Told by the reader of policies. */

import { faultRule } from "../../fault-rule.ts";

export const unknownVersion = faultRule({
  id: "unknown-version",
  codes: ["unknown-version"],
  summary: "The version of the policy language is 2012-10-17 or 2008-10-17.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html",
  instead: "write `2012-10-17`",
});
