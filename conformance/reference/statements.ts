/** What the statements of policies say about a situation (E49, E53, E54). */

import { conditionsHold } from "./conditions.ts";
import { listOf, type Policy, type Situation, type Statement, type Verdict } from "./model.ts";
import { matches, patternOf, type Reader, readerOf } from "./patterns.ts";
import { meansCaller } from "./principals.ts";

/** Documents, level by level; only service control policies have several levels. */
export type Levels = readonly (readonly unknown[])[];

/** E50: a policy, bare or under a name. */
export const policyOf = (document: unknown): Policy =>
  (document as { readonly document?: Policy }).document ?? (document as Policy);

/** E22: the word of policies, level by level: each level must allow, and any denies; null where none apply. */
export function verdictOf(levels: Levels | null, situation: Situation): Verdict | null {
  const words = levels?.map((documents) =>
    documents
      .flatMap((document) => statementsFor(policyOf(document), situation))
      .filter((statement) => meansCaller(statement, situation.caller))
      .map(({ Effect }) => Effect),
  );
  if (words === undefined) return null;
  return { allows: words.every((word) => word.includes("Allow")), denies: words.some((word) => word.includes("Deny")) };
}

/** E45: a key policy does not see tags and aliases of the key. E49: it is matched against the key's ARN as it stands. */
export function keyPolicyStatements(document: unknown, situation: Situation): readonly Statement[] {
  const seen = [...situation.context].filter(([name]) => !/^(?:aws:resourcetag\/|kms:resourcealiases$)/.test(name));
  return statementsFor(policyOf(document), { ...situation, context: new Map(seen) }, String);
}

/** E53-E55: the statements that are about the situation. `whole` completes a resource pattern. */
function statementsFor(policy: Policy, situation: Situation, whole = completed): readonly Statement[] {
  const { action, target, context } = situation;
  const reader = readerOf(policy.Version, context);
  return listOf(policy.Statement).filter(
    (statement) =>
      isNamed(statement.Action, statement.NotAction, (pattern) => actionMatches(pattern, action)) &&
      isNamed(statement.Resource, statement.NotResource, (arn) => resourceMatches(whole(arn), target.arn, reader)) &&
      conditionsHold(statement.Condition, context, reader),
  );
}

/** E53, E54: NotAction and NotResource are everything but. E49: without action or resource there is no effect. */
function isNamed(names: Statement["Action"], others: Statement["Action"], is: (pattern: string) => boolean): boolean {
  if (names !== undefined) return listOf(names).some(is);
  return others !== undefined && !listOf(others).some(is);
}

/** E53: prefix and name compare without case; `*` and `?` anywhere in the name. */
function actionMatches(pattern: string, action: string): boolean {
  const [service = "", name] = pattern.toLowerCase().split(":");
  if (name === undefined) return /^\*+$/.test(service);
  return (service === "kms" || service === "*") && matches(patternOf(`kms:${name}`), action.toLowerCase());
}

/** E54: an incomplete ARN is completed with `*` segments. */
function completed(pattern: string): string {
  const missing = 6 - pattern.split(":").length;
  return pattern.startsWith("arn:") && missing > 0 ? pattern + ":*".repeat(missing) : pattern;
}

/**
 * E54: a pattern over the text of the ARN, case-sensitive, no wildcard in the service segment. E62: variables only after
 * the fifth colon; without a value, no match. Actions without a resource are asked on `*`.
 */
function resourceMatches(pattern: string, arn: string, reader: Reader): boolean {
  if (arn === "*") return /^\*+$/.test(pattern);
  if (/^arn:[^:]*:[^:]*[*?]/.test(pattern)) return false;
  const [, head = pattern, tail = ""] = /^((?:[^:]*:){5})(.*)$/s.exec(pattern) ?? [];
  const resolved = reader.pattern(tail);
  return resolved !== null && matches(patternOf(head) + resolved, arn);
}
