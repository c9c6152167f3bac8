/** A policy names principals that are there, by ARN. */

import { policyRule } from "../../rule.ts";

export const deletedPrincipal = policyRule({
  id: "deleted-principal",
  severity: "warning",
  preset: "recommended",
  kinds: ["key-policy", "vpc-endpoint-policy"],
  summary: "A policy names principals that are there, by ARN.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html",
  messages: {
    deleted:
      "`{id}` is the id of a user or role, as AWS shows one that has been deleted; remove it, or name the principal by ARN",
  },
  check: ({ statements }, report) => {
    for (const { element: at, entry } of statements.flatMap(({ principal }) => principal?.entries ?? [])) {
      if (entry?.kind === "unique-id") report({ at, message: "deleted", data: { id: entry.id } });
    }
  },
});
