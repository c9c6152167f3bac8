/** A key policy can name only principals that exist; one that is misspelt gives its rights to nobody (E12, E13, E50). */

import { type Arn, parseArn } from "../../../model/arn.ts";
import type { PrincipalEntry } from "../../../model/policy.ts";
import { nearestName } from "../../../read/nearest-name.ts";
import { replaceValue } from "../../edits.ts";
import { environmentRule } from "../../rule.ts";

export const unknownPrincipal = environmentRule({
  id: "unknown-principal",
  severity: "warning",
  preset: "strict",
  hintIn: "recommended",
  summary: "A user or role that a key policy names is among those that the environment lists for its account.",
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html",
  needsDecisions: false,
  needsWhole: true,
  messages: {
    unknown: "the environment lists principals of account `{account}`, but no `{principal}`",
    near: "the environment has no `{principal}`; write `{nearest}`",
  },
  check: ({ environment, policies }, report) => {
    const known = new Map<string, string[]>();
    for (const arn of environment.principals.keys()) {
      const account = parseArn(arn)?.account ?? "";
      known.set(account, [...(known.get(account) ?? []), arn]);
    }
    for (const { kind, statements } of policies) {
      if (kind !== "key-policy") continue;
      for (const { element, entry } of statements.flatMap(({ principal }) => principal?.entries ?? [])) {
        const arn = entry === null ? null : listedAs(entry);
        const listed = arn === null ? undefined : known.get(arn.account);
        if (arn === null || listed === undefined || listed.includes(element.value)) continue;
        const principal = element.value;
        if (entry?.kind === "role-session") {
          if (!listed.some((role) => isSessionOf(arn, role))) {
            report({ at: element, message: "unknown", data: { account: arn.account, principal } });
          }
          continue;
        }
        // A role by the right name without its path is the commonest slip.
        const nearest = listed.find((other) => plain(other) === plain(principal)) ?? nearestName(principal, listed);
        if (nearest === null) report({ at: element, message: "unknown", data: { account: arn.account, principal } });
        else {
          const fix = {
            description: `write \`${nearest}\``,
            safe: false,
            edits: [replaceValue(element, nearest)],
          };
          report({ at: element, message: "near", data: { principal, nearest }, fix });
        }
      }
    }
  },
});

/** The ARN of an entry that an environment could list. Roles linked to services are made by these, at their time. */
function listedAs(entry: PrincipalEntry): Arn | null {
  if (entry.kind !== "user" && entry.kind !== "role" && entry.kind !== "role-session") return null;
  return /[:/](?:role\/aws-service-role\/|AWSServiceRoleFor)/u.test(entry.arn) ? null : parseArn(entry.arn);
}

/** `…:role/path/Name` as `role/Name`. */
function plain(arn: string): string {
  const steps = (parseArn(arn)?.resource ?? "").split("/");
  return `${steps[0] ?? ""}/${steps.at(-1) ?? ""}`;
}

function isSessionOf({ resource }: Arn, role: string): boolean {
  return plain(role) === `role/${resource.split("/")[1] ?? ""}`;
}
