/** A key policy holds only tabs, line ends and characters up to U+00FF. Told by the reader of policies. */

import { faultRule } from "../../fault-rule.ts";

export const invalidCharacter = faultRule({
  id: "invalid-character",
  codes: ["invalid-character"],
  summary: "A key policy holds only tabs, line ends and characters up to U+00FF.",
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html",
  instead: "write it as an escape, or leave it out",
});
