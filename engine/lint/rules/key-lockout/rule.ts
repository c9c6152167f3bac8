/** A key policy that lets nobody call PutKeyPolicy can never be changed again (E1, E2, E51). */

import type { Key } from "../../../model/environment.ts";
import type { PrincipalEntry } from "../../../model/policy.ts";
import { type Element, memberOf } from "../../../read/element.ts";
import { deniesAnyway, mayAllow, statementsIn } from "../../certainty.ts";
import { type FixDraft, insertMember } from "../../edits.ts";
import type { EnvironmentSubject } from "../../environment-subject.ts";
import { environmentRule } from "../../rule.ts";
import { isSymbolic } from "../../symbolic.ts";

export const keyLockout = environmentRule({
  id: "key-lockout",
  severity: "error",
  preset: "recommended",
  summary: "A key policy lets somebody of its account call PutKeyPolicy.",
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html",
  needsDecisions: true,
  messages: {
    silent:
      "no statement lets anybody in `{account}` call `kms:PutKeyPolicy`, so that the policy could never be changed; allow `kms:*` to `{root}`",
    denied:
      "denies `kms:PutKeyPolicy` to everybody in `{account}` who may call it, the root user too, so that the policy could never be changed; leave the key's administrators out of this Deny",
  },
  check: ({ authorizer, environment, subjectOf, elementOf }, report) => {
    if (authorizer === null) return;
    for (const key of environment.keys.values()) {
      const { policy, account, metadata } = key;
      const document = policy === null ? null : (subjectOf(policy)?.document ?? null);
      // Nobody but AWS changes the policy of an AWS managed key.
      if (policy === null || document === null || metadata.keyManager === "AWS") continue;
      const root = `arn:${key.partition}:iam::${account}:root`;
      const denying: number[] = [];
      const isOut = (principal: string): boolean => {
        const asked = { principal, action: "kms:PutKeyPolicy", resource: key.arn };
        const statements = statementsIn(authorizer.explain(asked), "key-policy");
        const deny = statements.find(deniesAnyway);
        if (!statements.some(mayAllow)) return true;
        if (deny?.statement !== undefined) denying.push(deny.statement);
        return deny !== undefined;
      };
      if (!candidatesFor(key, root, environment).every(isOut)) continue;
      const guilty = policy.statements.find(({ index }) => denying.includes(index));
      const deny = guilty === undefined ? null : elementOf(policy, guilty);
      if (deny !== null) report({ at: deny, message: "denied", data: { account } });
      else
        report({
          at: memberOf(document, "Statement") ?? document,
          message: "silent",
          data: { account, root },
          fix: enabling(document, root),
        });
    }
  },
});

/**
 * Of the key's account, whom an Allow of the policy names, the likeliest first; where one means more than it names, the root
 * user and all that the environment lists as well. Nobody else is let in by it.
 */
function candidatesFor(
  { account, policy }: Key,
  root: string,
  { principals }: EnvironmentSubject["environment"],
): readonly string[] {
  const means = (policy?.statements ?? []).flatMap(({ effect, principal }) => (effect === "Allow" ? [principal] : []));
  const named = means.flatMap((principal) => (principal?.negated === false ? principal.entries.flatMap(nameOf) : []));
  const isClosed = means.every((one) => one?.negated === false && one.entries.every(isOne));
  const isOwn = (principal: string) => !principal.startsWith("arn:") || principal.split(":")[4] === account;
  return [...new Set([...named, ...(isClosed ? [] : [root, ...principals.keys()])])].filter(isOwn);
}

function nameOf(entry: PrincipalEntry): readonly string[] {
  return "arn" in entry ? [entry.arn] : entry.kind === "service" ? [entry.name] : [];
}

/** Whether an entry means nobody but the one that it names, if anybody. */
function isOne({ kind, text }: PrincipalEntry): boolean {
  return ["user", "role", "service", "nobody"].includes(kind) && !isSymbolic(text);
}

function enabling(document: Element, root: string): FixDraft | null {
  const list = memberOf(document, "Statement");
  if (list === null || !Array.isArray(list.value)) return null;
  const statement = { Effect: "Allow", Principal: { AWS: root }, Action: "kms:*", Resource: "*" };
  return { description: `allow \`kms:*\` to \`${root}\``, safe: false, edits: [insertMember(list, "-", statement)] };
}
