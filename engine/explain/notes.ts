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
import { weightOf } from "../translate/weight.ts";
import { undocumentedRules } from "./undocumented/list.ts";
import type { UndocumentedRule } from "./undocumented/rule.ts";

/** What may be read otherwise in a situation. */
export interface Doubts {
  readonly notesOn: (decision: Decision["decision"], context: RequestContext) => readonly Note[];
  /** What they cost to keep, like a decider's. */
  readonly weight: number;
}

/** Null where no undocumented rule has a bearing on the situation. */
export function undocumented(program: Program, uids: Omit<CedarRequest, "context">): Doubts | null {
  const doubts = undocumentedRules.flatMap((rule) => {
    const readings = unambiguous(() => rule.otherwise(program).map(compile)) ?? [];
    return readings.length === 0 ? [] : [{ rule, readings }];
  });
  if (doubts.length === 0) return null;
  return {
    weight: doubts.flatMap(({ readings }) => readings).reduce((sum, { weight }) => sum + weight, 0),
    notesOn: (decision, context) => {
      const isOther = (reading: Reading): boolean => {
        const answer = unambiguous(() => ask(reading, uids, context));
        return answer !== null && answer !== decision;
      };
      return doubts
        .filter(({ rule, readings }) => rule.concerns?.(context) !== false && readings.some(isOther))
        .map(({ rule }) => noteOf(rule));
    },
  };
}

interface Reading {
  readonly set: PolicySet;
  readonly reads: readonly Attribute[];
  readonly weight: number;
}

function compile(program: Program): Reading {
  const compiled = compileFolded(rulesOf(program));
  return { set: policySet(compiled.policies), reads: compiled.reads, weight: weightOf(compiled, program) };
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
