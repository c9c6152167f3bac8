/** A resource is an ARN or `*`. Told by the reader of policies. */

import { bareKeyId } from "../../key-id.ts";
import { faultRule } from "../../fault-rule.ts";

export const invalidResource = faultRule({
  id: "invalid-resource",
  codes: ["invalid-resource"],
  summary: "A resource is an ARN or `*`.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html",
  // A key's id is told by `bare-key-resource`, which says how to write its ARN.
  except: ({ value }) => typeof value === "string" && bareKeyId(value) !== null,
  instead: ({ value }) =>
    typeof value === "string" && /^alias\//u.test(value)
      ? "name the key by its ARN, or ask for `kms:ResourceAliases` in the condition"
      : "write the whole ARN, or `*`",
});
