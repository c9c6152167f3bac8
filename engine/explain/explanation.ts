/**
 * Every layer, statement and grant with its verdict, and of those that do not apply the elements that failed: what Cedar
 * says of each element on its own.
 */

import { createContext } from "../context/context.ts";
import { AmbiguousKey } from "../context/derivation.ts";
import type { RequestFacts } from "../context/situation.ts";
import type { CedarRequest } from "../cedar/evaluate.ts";
import type { Decision } from "../model/decision.ts";
import type { Program } from "../translate/program.ts";
import { advise } from "./advice.ts";
import { ask, createProbe } from "./probe.ts";
import { remarksOn } from "./remarks.ts";
import { traceGrants } from "./trace-grants.ts";
import { elementsOf, traceStatement } from "./trace-statement.ts";
import type { GrantTrace, LayerTrace } from "./trace.ts";
import { withoutDenies } from "./without-denies.ts";

export type Explanation = Decision & {
  readonly layers: readonly LayerTrace[];
  readonly grants: readonly GrantTrace[];
  /** What would have to change, smallest first: each would do by itself. Empty for an Allow. */
  readonly advice: readonly string[];
  /** What people often miss here. Empty for an Allow. */
  readonly remarks: readonly string[];
};

/** Where the request itself is undecidable there is nothing to trace. */
export function explainDecision(
  program: Program,
  uids: Omit<CedarRequest, "context">,
  decision: Decision,
  request: RequestFacts,
): Explanation {
  try {
    return traceDecision(program, uids, decision, request);
  } catch (error) {
    if (!(error instanceof AmbiguousKey)) throw error;
    const nothing = { layers: [], grants: [] };
    const traced = { program, decision, relieved: null, ...nothing, open: [], forwarded: false };
    return { ...decision, ...nothing, advice: advise(traced), remarks: remarksOn(traced) };
  }
}

function traceDecision(
  program: Program,
  uids: Omit<CedarRequest, "context">,
  decision: Decision,
  request: RequestFacts,
): Explanation {
  const context = createContext(program.situation, request);
  const statements = program.layers.flatMap(({ levels }) => levels.flat());
  const probe = createProbe([
    ...statements.flatMap(elementsOf),
    ...program.grants.map(({ met }, index) => [`grants/${String(index)}`, met] as const),
    ["identity", program.identityAllows],
    ...program.sources.map(({ id, core }) => [`core/${id}`, core] as const),
  ]);
  const held = ask(probe, uids, context);
  const holds = (name: string): boolean => held.fault === null && held.names.has(name);
  const layers = program.layers.map(({ name, levels }) => ({
    layer: name,
    levels: levels.map((level) => level.map((statement) => traceStatement(statement, program, context, holds))),
  }));
  const met = (group: number): boolean => holds(`grants/${String(group)}`);
  const grants = traceGrants(program, context, decision.determining, met, holds("identity"));
  const forwarded = request.viaService !== undefined || context.values("kms:ViaService") !== undefined;
  const relieved = decision.reason === "explicit-deny" ? withoutDenies(program, uids, context) : null;
  const open = program.sources.filter(({ id }) => holds(`core/${id}`));
  const traced = { program, decision, relieved, layers, grants, open, forwarded };
  return { ...decision, layers, grants, advice: advise(traced), remarks: remarksOn(traced) };
}
