/** A statement names each principal once; an account's id and the ARN of its root say the same (E4). */

import type { PrincipalEntry } from "../../../model/policy.ts";
import { removeItem } from "../../edits.ts";
import { policyRule } from "../../rule.ts";

export const redundantPrincipal = policyRule({
  id: "redundant-principal",
  severity: "info",
  preset: "strict",
  kinds: ["key-policy", "vpc-endpoint-policy"],
  summary: "A statement names each principal once.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html",
  messages: { again: "`{principal}` is named by `{first}` already; remove it" },
  check: ({ statements }, report) => {
    for (const { principal } of statements) {
      const seen = new Map<string, string>();
      for (const { element: at, entry } of principal?.entries ?? []) {
        if (entry === null) continue;
        const who = identityOf(entry);
        const first = seen.get(who);
        if (first === undefined) {
          seen.set(who, at.value);
          continue;
        }
        const edit = removeItem(at);
        const fix = edit === null ? null : { description: `remove \`${at.value}\``, safe: true, edits: [edit] };
        report({ at, message: "again", data: { principal: at.value, first }, fix });
      }
    }
  },
});

function identityOf(entry: PrincipalEntry): string {
  return entry.kind === "account" ? entry.account : `${entry.kind} ${entry.text}`;
}
