/** An explicit Deny ends in deny, whatever allows exist: an Allow that lies within one gives nothing (E2). */

import { placeTitle } from "../../../explain/names.ts";
import { parseArn } from "../../../model/arn.ts";
import type { Environment, Key } from "../../../model/environment.ts";
import { deniesAnyway, statementsIn } from "../../certainty.ts";
import type { EnvironmentSubject } from "../../environment-subject.ts";
import { actionsOn, keysAimedAt } from "../../reach.ts";
import { environmentRule } from "../../rule.ts";
import type { PrincipalSubject, StatementSubject } from "../../subject.ts";

export const shadowedByDeny = environmentRule({
  id: "shadowed-by-deny",
  severity: "warning",
  preset: "recommended",
  summary: "An Allow gives something that no unconditional Deny takes away.",
  source:
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_AccessPolicyLanguage_Interplay.html",
  needsDecisions: true,
  messages: {
    shadowed: "gives nothing: {deny} denies all that it allows; narrow that Deny, or remove this statement",
  },
  check: (subject, report) => {
    for (const { statement, pairs } of reachesOf(subject)) {
      const deny = statement.effect === "Allow" && !statement.isOpen ? denyOver(subject, statement, pairs) : null;
      if (deny !== null) report({ at: statement.element, message: "shadowed", data: { deny } });
    }
  },
});

interface Pair {
  readonly principal: string;
  readonly key: Key;
}

/** The statements of key policies and identity policies, with whom and which keys each is about. */
function reachesOf({ environment, subjectOf }: EnvironmentSubject) {
  const ofKeys = [...environment.keys.values()].flatMap((key) =>
    (key.policy === null ? [] : (subjectOf(key.policy)?.statements ?? [])).map((statement) => ({
      statement,
      pairs: meantBy(statement.principal, key, environment).map((principal) => ({ principal, key })),
    })),
  );
  const ofPrincipals = [...environment.principals.values()].flatMap(({ arn: principal, identityPolicies }) =>
    identityPolicies
      .flatMap((policy) => subjectOf(policy)?.statements ?? [])
      .map((statement) => ({
        statement,
        pairs: keysAimedAt(statement, environment).map((key) => ({ principal, key })),
      })),
  );
  return [...ofKeys, ...ofPrincipals];
}

/** Whom an element means. An account has users and roles beyond those that are listed: a stranger stands for them. */
function meantBy(element: PrincipalSubject | null, { partition, account }: Key, { principals }: Environment) {
  const membersOf = (id: string) => [
    `arn:${partition}:iam::${id}:root`,
    `arn:${partition}:iam::${id}:role/any-other-role`,
    ...[...principals.keys()].filter((arn) => parseArn(arn)?.account === id),
  ];
  const entries = (element?.entries ?? []).map(({ entry }) => entry);
  // Of an id, and of what a template leaves open, nobody knows whom it means: then nothing is said.
  if (entries.some((entry) => entry === null || entry.kind === "unique-id")) return [];
  return entries.flatMap((entry) => {
    if (entry?.kind === "everyone") return [...membersOf(account), ...membersOf("000000000000")];
    if (entry?.kind === "account") return membersOf(entry.account);
    if (entry?.kind === "service") return [entry.name];
    return entry !== null && "arn" in entry ? [entry.arn] : [];
  });
}

/** The Deny that meets a statement first, where each of its actions meets one; null where one passes, or none is asked. */
function denyOver({ authorizer }: EnvironmentSubject, statement: StatementSubject, pairs: readonly Pair[]) {
  if (authorizer === null) return null;
  let first: string | null = null;
  for (const { principal, key } of pairs) {
    for (const action of actionsOn(key, statement, principal)) {
      const asked = { principal, action, resource: key.arn };
      if (authorizer.authorize(asked).reason !== "explicit-deny") return null;
      const deny = statementsIn(authorizer.explain(asked)).find(deniesAnyway);
      if (deny === undefined) return null;
      first ??= placeTitle(deny);
    }
  }
  return first;
}
