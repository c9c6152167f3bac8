/** Near misses, and reminders that fit what this request ran into. */

import { matchOf, uniqueIdsOf } from "../context/caller.ts";
import { type Situation, targetKey } from "../context/situation.ts";
import type { Decision } from "../model/decision.ts";
import type { Condition } from "../model/policy.ts";
import type { Program } from "../translate/program.ts";
import type { Failure, StatementTrace } from "./trace.ts";
import { callerTitle, list, placeTitle } from "./names.ts";

/** Statements for the caller that failed on a single element: the shortest way to an Allow. */
export function nearMisses(situation: Situation, statements: readonly StatementTrace[]): readonly string[] {
  return statements.flatMap((statement) => {
    const [failure] = statement.failed;
    if (statement.failed.length !== 1 || failure === undefined || failure.element === "principal") return [];
    return [`${placeTitle(statement)} would allow it but for its ${describe(failure, situation)}`];
  });
}

export function hints(program: Program, decision: Decision, statements: readonly StatementTrace[]): readonly string[] {
  const { situation } = program;
  const denying = denyingConditions(program, statements);
  const failures = statements.flatMap(({ failed }) => failed);
  const missedKeys = failures.flatMap((failure) =>
    failure.element === "condition" && failure.actual === null ? [failure.key] : [],
  );
  const { caller } = situation;
  const found: string[] = [];
  if (caller.kind === "service" && decision.reason === "nothing-allows") {
    found.push(
      "a statement for `*` or for an account does not cover AWS services: a service must be named as `Service`",
    );
  }
  if (decision.reason === "explicit-deny" && denying.some(({ operator }) => operator.includes("Not"))) {
    found.push(
      "a negated operator matches when its key is absent: add `IfExists` or a `Null` condition to the Deny if such calls are meant to pass",
    );
  }
  if ([...missedKeys, ...denying.map(({ key }) => key)].some(isNetworkKey)) {
    found.push(
      "the caller's address and VPC endpoint are not passed on when a service calls for it; `kms:ViaService` and `aws:ViaAWSService` tell such calls",
    );
  }
  if (staleIds(situation).length > 0) {
    found.push(
      `the key policy holds ${list(staleIds(situation).map((id) => `\`${id}\``))}, the id of a principal that is not ${callerTitle(situation)}: one that was deleted and made again under the same name is another principal, so write its ARN again`,
    );
  }
  return found;
}

function describe(failure: Failure, situation: Situation): string {
  switch (failure.element) {
    case "principal":
      return "Principal";
    case "action":
      return `Action: add \`${situation.permission.action}\``;
    case "resource":
      return `Resource: ${list(failure.wanted.map((text) => `\`${text}\``))} does not cover \`${failure.actual}\`${failure.wanted.some((text) => text.includes("alias/")) ? "; an alias ARN never stands for its key, use `kms:ResourceAliases` or the key's ARN" : ""}`;
    case "condition": {
      const { operator, key, wanted } = failure;
      const actual =
        failure.actual === null
          ? "is absent from the request"
          : `is ${list(failure.actual.map((text) => `\`${text}\``))}`;
      return `condition \`${operator}\`: \`${key}\` should ${wish(operator, wanted)} but ${actual}`;
    }
  }
}

function wish(operator: string, wanted: readonly string[]): string {
  if (operator === "Null") return wanted.includes("true") ? "be absent" : "be present";
  return `match ${operator.includes("Not") ? "none of " : ""}${list(wanted.map((text) => `\`${text}\``))}`;
}

function isNetworkKey(key: string): boolean {
  return /^aws:(?:sourceip|sourcevpce?|vpcsourceip)$/iu.test(key);
}

/** The conditions of the statements that deny. */
function denyingConditions({ denies }: Program, statements: readonly StatementTrace[]): readonly Condition[] {
  const denying = statements.filter(({ verdict }) => verdict === "denies");
  return denies
    .filter(({ layer, policy, statement }) =>
      denying.some(
        (place) => place.layer === layer.name && place.policy === policy.name && place.statement === statement.index,
      ),
    )
    .flatMap(({ statement }) => statement.conditions);
}

/** Unique ids in the key policy that mean a principal of the caller's kind, but not the caller. */
function staleIds(situation: Situation): readonly string[] {
  const own = uniqueIdsOf(situation.caller);
  const entries = targetKey(situation)?.policy?.statements.flatMap(({ principal }) => principal?.entries ?? []) ?? [];
  return entries.flatMap((entry) => {
    if (entry.kind !== "unique-id" || own.includes(entry.id)) return [];
    const kind = matchOf(entry, situation.caller);
    const same = situation.caller.kind === "user" ? kind === "user" : kind === "role" || kind === "role-session";
    return same ? [entry.id] : [];
  });
}
