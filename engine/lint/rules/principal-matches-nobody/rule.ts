/** A principal of a key policy can call KMS. */

import { policyRule } from "../../rule.ts";

export const principalMatchesNobody = policyRule({
  id: "principal-matches-nobody",
  severity: "warning",
  preset: "recommended",
  kinds: ["key-policy", "vpc-endpoint-policy"],
  summary: "A principal of a key policy can call KMS.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html",
  messages: {
    wildcard:
      "`{text}` matches nobody: a principal takes no wildcard but a lone `*`; name each principal, or use `*` with `aws:PrincipalArn` and an account condition",
    provider: "`{text}` never calls KMS: name the role that its users assume",
  },
  check: ({ statements }, report) => {
    for (const { element: at, entry, type } of statements.flatMap(({ principal }) => principal?.entries ?? [])) {
      if (entry?.kind !== "nobody") continue;
      report({ at, message: type === "AWS" ? "wildcard" : "provider", data: { text: at.value } });
    }
  },
});
