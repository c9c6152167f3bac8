/** A key policy asks no `ForAllValues` of a key that callers may leave out. Told by the reader of policies. */

import { faultRule } from "../../fault-rule.ts";

export const overlyPermissiveCondition = faultRule({
  id: "overly-permissive-condition",
  codes: ["overly-permissive-condition"],
  summary: "A key policy asks no `ForAllValues` of a key that callers may leave out.",
  source: "https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html",
  instead: "write `ForAnyValue`, or `StringEquals` on each key",
});
