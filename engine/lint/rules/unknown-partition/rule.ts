/** An ARN stands in a partition that exists. Told by the reader of policies. */

import { faultRule } from "../../fault-rule.ts";

export const unknownPartition = faultRule({
  id: "unknown-partition",
  codes: ["unknown-partition"],
  summary: "An ARN stands in a partition that exists.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html",
  instead: "write `aws`, `aws-cn` or `aws-us-gov`",
});
