/**
 * The undocumented rules on which a decision rests: those whose other reading, asked of Cedar, would decide otherwise.
 * Where no such rule has a bearing on a situation, nothing is asked.
 */

import { type CedarRequest, evaluate, type PolicySet, policySet } from "../cedar/evaluate.ts";
import { AmbiguousKey } from "../context/derivation.ts";
import type { Attribute, RequestContext } from "../expression/attribute.ts";
import type { Decision, Note } from "../model/decision.ts";
import { compileFolded, contextFor } from "../translate/compile.ts";
import { type Program, rulesOf } from "../translate/program.ts";
import { undocumentedRules } from "./undocumented/list.ts";
import type { UndocumentedRule } from "./undocumented/rule.ts";

export type NotesFor = (decision: Decision["decision"], context: RequestContext) => readonly Note[];

/** Null where no undocumented rule has a bearing on the situation. */
export function undocumented(program: Program, uids: Omit<CedarRequest, "context">): NotesFor | null {
  const doubts = undocumentedRules.flatMap((rule) => {
    const readings = unambiguous(() => rule.otherwise(program).map(compile)) ?? [];
    return readings.length === 0 ? [] : [{ rule, readings }];
  });
  if (doubts.length === 0) return null;
  return (decision, context) => {
    const isOther = (reading: Reading): boolean => {
      const answer = unambiguous(() => ask(reading, uids, context));
      return answer !== null && answer !== decision;
    };
    return doubts
      .filter(({ rule, readings }) => rule.concerns?.(context) !== false && readings.some(isOther))
      .map(({ rule }) => noteOf(rule));
  };
}

interface Reading {
  readonly set: PolicySet;
  readonly reads: readonly Attribute[];
}

function compile(program: Program): Reading {
  const { policies, reads } = compileFolded(rulesOf(program));
  return { set: policySet(policies), reads };
}

/** Null where the other reading has no answer. */
function ask(
  { set, reads }: Reading,
  uids: Omit<CedarRequest, "context">,
  context: RequestContext,
): Decision["decision"] | null {
  const answer = evaluate(set, { ...uids, context: contextFor(reads, context) });
  return answer.fault !== null ? null : answer.allowed ? "Allow" : "Deny";
}

/** Null where names differ only by case (E63). */
function unambiguous<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof AmbiguousKey)) throw error;
    return null;
  }
}

function noteOf({ rule, text }: UndocumentedRule): Note {
  return Object.freeze({ rule, text });
}
