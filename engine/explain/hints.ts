/** Reminders that fit what this request ran into (facts: misunderstandings). */

import { matchOf, means, uniqueIdsOf } from "../context/caller.ts";
import { type Situation, targetKey } from "../context/situation.ts";
import type { Program } from "../translate/program.ts";
import { callerTitle, list, ticked } from "./names.ts";
import { translationOf } from "./trace-statement.ts";
import type { StatementTrace, Traced } from "./trace.ts";

export function hints(traced: Traced): readonly string[] {
  const { program, decision, layers, forwarded } = traced;
  const { situation } = program;
  const statements = layers.flatMap(({ levels }) => levels.flat());
  const denying = statements.filter(({ verdict }) => verdict === "denies");
  const found: string[] = [];
  if (situation.caller.kind === "service" && decision.reason === "nothing-allows" && !isNamed(situation)) {
    found.push(
      "a statement for `*` or for an account does not cover AWS services: a service must be named as `Service`",
    );
  }
  if (decision.reason === "explicit-deny") {
    found.push(...denying.flatMap(absentKeys));
    if (denying.some((trace) => sparesOnlyOthers(program, trace))) found.push(bounded(situation));
  }
  if (forwarded && decidesOnNetwork(statements, denying)) {
    found.push(
      "the caller's address and VPC endpoint are not passed on when a service calls for it; `kms:ViaService` and `aws:ViaAWSService` tell such calls",
    );
  }
  if (staleIds(situation).length > 0) {
    found.push(
      `the key policy holds ${list(staleIds(situation).map(ticked))}, the id of a principal that is not ${callerTitle(situation)}: one that was deleted and made again under the same name is another principal, so write its ARN again`,
    );
  }
  return found;
}

/** A negated operator matches a key that is absent, and so does `IfExists`: only `Null` asks for the key (E56-E58). */
function absentKeys({ matched, effect }: StatementTrace): readonly string[] {
  const asked = matched.filter(({ operator }) => operator === "Null").map(({ key }) => key.toLowerCase());
  return matched.flatMap(({ operator, key, actual }) => {
    if (actual !== null || asked.includes(key.toLowerCase())) return [];
    const negated = /Not/u.test(operator) && !operator.endsWith("IfExists");
    const aside = negated ? " (`IfExists` would not change that)" : "";
    return [
      `\`${key}\` is absent from this request, and \`${operator}\` matches an absent key${aside}; to spare such calls add \`"Null": {"${key}": "false"}\` to the ${effect}`,
    ];
  });
}

/** Whether a Deny by NotPrincipal lists the caller, and denies it for its permissions boundary (E16). */
function sparesOnlyOthers(program: Program, trace: StatementTrace): boolean {
  const { caller } = program.situation;
  const element = translationOf(program, trace)?.statement.principal;
  if (element?.negated !== true || (caller.principal?.permissionsBoundary ?? null) === null) return false;
  return element.entries.some((entry) => entry.kind !== "account" && means(entry, caller));
}

function bounded(situation: Situation): string {
  return `${callerTitle(situation)} is listed, but has a permissions boundary, and \`NotPrincipal\` always denies such a principal; use \`Principal: "*"\` with \`ArnNotEquals\` \`aws:PrincipalArn\``;
}

/** Whether the key policy names the service, in whatever statement. */
function isNamed(situation: Situation): boolean {
  return entriesOf(situation).some((entry) => entry.kind === "service" && means(entry, situation.caller));
}

/** Whether a Deny matched, or an Allow for the caller failed, by the network that the call came from. */
function decidesOnNetwork(statements: readonly StatementTrace[], denying: readonly StatementTrace[]): boolean {
  const missed = statements.flatMap(({ failed }) =>
    failed.some(({ element }) => element !== "condition") ? [] : failed,
  );
  const keys = [...denying.flatMap(({ matched }) => matched), ...missed].flatMap((one) =>
    "key" in one ? one.key : [],
  );
  return keys.some((key) => /^aws:(?:sourceip|sourcevpce?|vpcsourceip)$/iu.test(key));
}

/** Unique ids in the key policy that mean a principal of the caller's kind, but not the caller. */
function staleIds(situation: Situation): readonly string[] {
  const own = uniqueIdsOf(situation.caller);
  return entriesOf(situation).flatMap((entry) => {
    if (entry.kind !== "unique-id" || own.includes(entry.id)) return [];
    const kind = matchOf(entry, situation.caller);
    const same = situation.caller.kind === "user" ? kind === "user" : kind === "role" || kind === "role-session";
    return same ? [entry.id] : [];
  });
}

function entriesOf(situation: Situation) {
  return targetKey(situation)?.policy?.statements.flatMap(({ principal }) => principal?.entries ?? []) ?? [];
}
