/** What a Principal element that does not mean the caller was perhaps meant to say (facts: misunderstandings, 4, 5, 10). */

import { matchOf, means, uniqueIdsOf } from "../context/caller.ts";
import { isCrossAccount, type Situation, targetKey } from "../context/situation.ts";
import { keyPolicy } from "../layers/key-policy.ts";
import { parseArn } from "../model/arn.ts";
import type { PrincipalEntry } from "../model/policy.ts";
import type { Program } from "../translate/program.ts";
import { callerTitle, holderTitle, list, ticked } from "./names.ts";
import { allowsOf } from "./near-misses.ts";
import { coversAsPattern, isSlipOf } from "./near-principal.ts";
import { translationOf } from "./trace-statement.ts";
import type { StatementTrace, Traced } from "./trace.ts";

export function principalRemarks(traced: Traced): readonly string[] {
  const { program, decision, layers } = traced;
  const { situation } = program;
  const statements = layers.flatMap(({ levels }) => levels.flat());
  if (decision.reason === "explicit-deny")
    return statements.some((trace) => trace.verdict === "denies" && sparesOnlyOthers(traced, trace))
      ? [
          `${callerTitle(situation)} is listed, but has a permissions boundary, and \`NotPrincipal\` always denies such a principal; use \`Principal: "*"\` with \`ArnNotEquals\` \`aws:PrincipalArn\``,
        ]
      : [];
  const entries = entriesOf(situation);
  const missing = allowsOf(traced, keyPolicy)
    .filter(lacksOnlyPrincipal)
    .flatMap((trace) => entriesIn(program, trace));
  const silent = decision.reason === "nothing-allows" || decision.reason === "key-policy-does-not-allow";
  return [
    ...(situation.caller.kind === "service" && silent ? serviceRemarks(situation, entries) : []),
    ...(silent && isCrossAccount(situation) ? accountRemarks(situation, entries) : []),
    ...staleIds(situation, missing),
    ...otherSessions(situation, missing),
    ...wildcards(situation, missing),
    ...slips(situation, missing),
  ];
}

/** Whether a Deny by NotPrincipal lists the caller, and denies it for its permissions boundary (E16). */
function sparesOnlyOthers({ program }: Traced, trace: StatementTrace): boolean {
  const { caller } = program.situation;
  const element = translationOf(program, trace)?.statement.principal;
  if (element?.negated !== true || (caller.principal?.permissionsBoundary ?? null) === null) return false;
  return element.entries.some((entry) => entry.kind !== "account" && means(entry, caller));
}

/** Whether the key policy names this service, in whatever statement, or others instead (E14). */
function serviceRemarks({ caller }: Situation, entries: readonly PrincipalEntry[]): readonly string[] {
  const services = entries.flatMap((entry) => (entry.kind === "service" ? [entry.name] : []));
  if (services.includes(caller.text)) return [];
  const others = [...new Set(services)].map(ticked);
  return [
    "a statement for `*` or for an account does not cover AWS services: a service must be named as `Service`",
    ...(others.length === 0 ? [] : [`the key policy names ${list(others)}, and the caller is ${ticked(caller.text)}`]),
  ];
}

/** The accounts that the key policy lets in, where the caller's is another (E10). */
function accountRemarks({ caller, target }: Situation, entries: readonly PrincipalEntry[]): readonly string[] {
  const accounts = entries.flatMap((entry) => {
    if (entry.kind === "account") return [entry.account];
    return "arn" in entry ? [parseArn(entry.arn)?.account ?? ""] : [];
  });
  const others = [...new Set(accounts)].filter((account) => account !== target.account);
  if (others.length === 0 || others.includes(caller.account ?? "")) return [];
  return [
    `the key policy lets in account ${list(others.map(ticked))}, and the caller is of account ${ticked(caller.account ?? "")}`,
  ];
}

/** Unique ids that mean a principal of the caller's kind, but not the caller (E15). */
function staleIds(situation: Situation, entries: readonly PrincipalEntry[]): readonly string[] {
  const { caller } = situation;
  const own = uniqueIdsOf(caller);
  const { name } = situation.permission;
  const grantees = (targetKey(situation)?.grants ?? []).flatMap(({ grantee, operations }) =>
    operations.includes(name) ? [grantee] : [],
  );
  const stale = (held: readonly PrincipalEntry[]): readonly string[] =>
    held.flatMap((entry) => {
      if (entry.kind !== "unique-id" || own.includes(entry.id)) return [];
      const kind = matchOf(entry, caller);
      const same = caller.kind === "user" ? kind === "user" : kind === "role" || kind === "role-session";
      return same ? [entry.id] : [];
    });
  const remark = (holder: string, ids: readonly string[], again: string): readonly string[] =>
    ids.length === 0
      ? []
      : [
          `${holder} ${list(ids.map(ticked))}, the id of a principal that is not ${callerTitle(situation)}: one that was deleted and made again under the same name is another principal, so ${again}`,
        ];
  return [
    ...remark("the key policy holds", stale(entries), "write its ARN again"),
    ...remark("a grant is for", [...new Set(stale(grantees))].slice(0, 3), "create the grant again"),
  ];
}

/** A session's ARN means that session, no other of its role (E12). */
function otherSessions({ caller }: Situation, entries: readonly PrincipalEntry[]): readonly string[] {
  const role = (caller.roleArn ?? "").split("/").at(-1) ?? "";
  const others = entries.filter((entry) => {
    if (entry.kind !== "role-session" || entry.arn === caller.sessionArn) return false;
    const arn = parseArn(entry.arn);
    return role !== "" && arn?.account === caller.account && arn.resource.split("/")[1] === role;
  });
  return others.map(
    ({ text }) =>
      `${ticked(text)} means that one session; to mean every session, name the role ${ticked(caller.roleArn ?? "")}`,
  );
}

/** Within a principal `*` is no wildcard (E12). */
function wildcards({ caller }: Situation, entries: readonly PrincipalEntry[]): readonly string[] {
  const names = namesOf(caller);
  const meant = entries.filter(
    ({ kind, text }) => kind === "nobody" && names.some((name) => coversAsPattern(text, name)),
  );
  return meant.map(
    ({ text }) =>
      `\`*\` is no wildcard within ${ticked(text)}; use Principal \`*\` with \`ArnLike\` \`aws:PrincipalArn\``,
  );
}

/** A name that is one letter off, or another path (E12, E13). */
function slips(situation: Situation, entries: readonly PrincipalEntry[]): readonly string[] {
  const { caller } = situation;
  return entries.flatMap(({ kind, text }) => {
    const meant = kind === "role-session" ? undefined : namesOf(caller).find((name) => isSlipOf(text, name));
    return meant === undefined || entries.some((entry) => means(entry, caller))
      ? []
      : [`the key policy names ${ticked(text)}, and the caller is ${holderTitle(situation)}; did you mean that?`];
  });
}

function namesOf({ roleArn, userArn, sessionArn, text }: Situation["caller"]): readonly string[] {
  return [...new Set([text, roleArn, sessionArn, userArn])].filter((name) => name !== null);
}

/** Whether a statement covers all but the caller. */
function lacksOnlyPrincipal({ failed }: StatementTrace): boolean {
  return failed.every(({ element }) => element === "principal" || element === "condition");
}

function entriesIn(program: Program, trace: StatementTrace): readonly PrincipalEntry[] {
  return translationOf(program, trace)?.statement.principal?.entries ?? [];
}

function entriesOf(situation: Situation): readonly PrincipalEntry[] {
  return targetKey(situation)?.policy?.statements.flatMap(({ principal }) => principal?.entries ?? []) ?? [];
}
