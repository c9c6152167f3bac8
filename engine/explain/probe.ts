/**
 * Asks Cedar which of several expressions hold: each becomes a permit of its own, and the answer's `reason` lists those
 * that do. What is settled already is not asked.
 */

import { type CedarRequest, evaluate, type PolicySet, policySet } from "../cedar/evaluate.ts";
import type { Attribute, RequestContext } from "../expression/attribute.ts";
import { type Expression, fold } from "../expression/expression.ts";
import { attributesOf, contextFor, policyText } from "../translate/compile.ts";

export interface Probe {
  readonly settled: ReadonlySet<string>;
  readonly set: PolicySet | null;
  readonly reads: readonly Attribute[];
}

/** The names of the expressions that hold, or a fault. */
export type Held = { readonly fault: null; readonly names: ReadonlySet<string> } | { readonly fault: string };

export function createProbe(expressions: Iterable<readonly [string, Expression]>): Probe {
  const settled = new Set<string>();
  const open: [string, Expression][] = [];
  for (const [name, expression] of expressions) {
    const folded = fold(expression);
    if (folded.kind !== "constant") open.push([name, folded]);
    else if (folded.value) settled.add(name);
  }
  const policies = open.map(([id, when]) => [
    id,
    policyText({ id, effect: "permit", when }, "principal, action, resource"),
  ]);
  return {
    settled,
    set: open.length === 0 ? null : policySet(Object.fromEntries(policies) as Record<string, string>),
    reads: attributesOf(open.map(([, expression]) => expression)),
  };
}

export function ask(
  { set, settled, reads }: Probe,
  request: Omit<CedarRequest, "context">,
  context: RequestContext,
): Held {
  if (set === null) return { fault: null, names: settled };
  const answer = evaluate(set, { ...request, context: contextFor(reads, context) });
  if (answer.fault !== null) return { fault: answer.fault };
  return { fault: null, names: new Set([...settled, ...answer.reason]) };
}

/** The same once a decision is made: whatever goes wrong is a fault of its explanation. */
export function askLater(...asked: Parameters<typeof ask>): Held {
  try {
    return ask(...asked);
  } catch (error) {
    return { fault: faultOf(error) };
  }
}

export function faultOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
