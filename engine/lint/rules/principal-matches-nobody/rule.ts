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
      // AWS refuses a kind that there is not, which is told by a rule of its own.
      const message = Object.hasOwn(messages, type) ? messages[type] : undefined;
      if (entry?.kind === "nobody" && message !== undefined) report({ at, message, data: { text: at.value } });
    }
  },
});

const messages: Readonly<Record<string, "wildcard" | "provider">> = {
  AWS: "wildcard",
  Federated: "provider",
  CanonicalUser: "provider",
};
