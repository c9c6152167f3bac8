/**
 * Why a request is denied, when no statement denies it: the AWS flow over what holds (facts, G. Evaluation order). Guards
 * count only where something else allows.
 */

import { isCrossAccount } from "../context/situation.ts";
import { all, always, any, type Expression, fold, never, not, print } from "../expression/expression.ts";
import type { DenyReason } from "../model/decision.ts";
import type { Grant } from "../model/environment.ts";
import { type Program, rulesOf } from "../translate/program.ts";
import type { Guard } from "../translate/source.ts";

export interface Denial {
  readonly reason: DenyReason;
  /** The guard that is silent, where one is. */
  readonly guard: Guard | null;
  /** The grants to the caller's account, where they alone would let an identity policy decide. */
  readonly lent: readonly Grant[];
}

/** What has to be known to tell the reason, by name. */
export function questionsOf(program: Program): readonly (readonly [string, Expression])[] {
  return [
    ...program.sources.map(({ id, core }) => [`core/${id}`, core] as const),
    ...allGuards(program).map(({ id, allows }) => [`guard/${id}`, allows] as const),
    ...program.grants.map(({ met }, index) => [`met/${String(index)}`, met] as const),
    ["identity", program.identityAllows],
    ["key-policy", program.keyPolicyAllows],
  ];
}

/** Those that Cedar leaves open that denies and names no policy: it tells that no permit held, and that every guard allowed. */
export function remainingQuestions(program: Program): readonly (readonly [string, Expression])[] {
  const permits = rulesOf(program).filter(({ effect }) => effect === "permit");
  const refuted = new Set(permits.map(({ when }) => print(fold(when))));
  const guards = new Set(program.guards.map(({ id }) => `guard/${id}`));
  return questionsOf(program).map(([name, expression]) => [
    name,
    guards.has(name) ? always : without(fold(expression), refuted),
  ]);
}

/** What is left of an expression when those of some texts are known not to hold. */
function without(expression: Expression, refuted: ReadonlySet<string>): Expression {
  if (expression.kind === "constant") return expression;
  if (refuted.has(print(expression))) return never;
  switch (expression.kind) {
    case "all":
      return all(expression.of.map((operand) => without(operand, refuted)));
    case "any":
      return any(expression.of.map((operand) => without(operand, refuted)));
    case "not":
      return not(without(expression.of, refuted));
    case "test":
      return expression;
  }
}

export function whyDenied(program: Program, holds: (name: string) => boolean): Denial {
  const silent = silentGuard(program, holds);
  if (silent !== null) return { reason: silent.silence, guard: silent, lent: [] };
  const lent = holds("key-policy") ? [] : program.grants.filter((_group, index) => holds(`met/${String(index)}`));
  return { reason: unopened(program, holds), guard: null, lent: lent.flatMap(({ grants }) => grants) };
}

/** The first guard that stops something that would allow. */
function silentGuard({ guards, sources }: Program, holds: (name: string) => boolean): Guard | null {
  const open = sources.filter(({ id }) => holds(`core/${id}`));
  if (open.length === 0) return null;
  const silent = (guard: Guard): boolean => !holds(`guard/${guard.id}`);
  return guards.find(silent) ?? open.flatMap((source) => source.guards).find(silent) ?? null;
}

/** Nothing opens a way: the nearest miss. */
function unopened(program: Program, holds: (name: string) => boolean): DenyReason {
  const { situation, grants } = program;
  const { permission, target, caller } = situation;
  const identity = holds("identity");
  /** The root user needs no identity policy, so that there is none to speak of. */
  const byPolicy = identity && caller.kind !== "root";
  const keyPolicy = holds("key-policy");
  const cross = isCrossAccount(situation);
  if (permission.name === "RetireGrant") return "not-a-retiring-principal";
  if (target.kind === "key" && target.key.policy === null) return "undecidable";
  if (cross && !permission.crossAccount && keyPolicy && identity) return "not-a-cross-account-operation";
  if (grants.some((_group, index) => !holds(`met/${String(index)}`))) {
    return permission.name === "CreateGrant" ? "grant-cannot-delegate" : "grant-constraint-not-met";
  }
  if (target.kind !== "key" || permission.iamOnly || grants.length > 0) return "no-identity-policy-allows";
  return missing(keyPolicy, byPolicy, cross);
}

function missing(keyPolicy: boolean, identity: boolean, cross: boolean): DenyReason {
  if (keyPolicy) return "no-identity-policy-allows";
  if (!identity) return "nothing-allows";
  return cross ? "key-policy-does-not-allow" : "key-policy-does-not-delegate";
}

function allGuards({ guards, sources }: Program): readonly Guard[] {
  return [...new Set([...guards, ...sources.flatMap((source) => source.guards)])];
}
