/** A key policy that lets everyone in through a service says of which account. */

import { isConditionedOn, meansEveryone, narrowsCaller } from "../../narrowing.ts";
import { policyRule } from "../../rule.ts";

export const viaServiceWithoutAccount = policyRule({
  id: "via-service-without-account",
  severity: "error",
  preset: "recommended",
  kinds: ["key-policy"],
  summary: "A key policy that lets everyone in through a service says of which account.",
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service",
  messages: { any: "any AWS account may do this through that service; add `kms:CallerAccount`" },
  check: ({ statements }, report) => {
    for (const statement of statements) {
      if (statement.effect !== "Allow" || !meansEveryone(statement) || narrowsCaller(statement)) continue;
      if (!isConditionedOn(statement, ["kms:viaservice"])) continue;
      const at = statement.conditions.find(({ key }) => key.toLowerCase() === "kms:viaservice")?.element;
      if (at !== undefined) report({ at, part: "name", message: "any" });
    }
  },
});
