/**
 * The decisions of what Cedar allows: which way was open, and what opened it. What no request changes is told once;
 * which of several causes held is asked when a reader first looks.
 */

import type { CedarRequest } from "../cedar/evaluate.ts";
import type { RequestContext } from "../expression/attribute.ts";
import { allowReasons, type Decision } from "../model/decision.ts";
import type { Program } from "../translate/program.ts";
import type { Cause, Source } from "../translate/source.ts";
import { allowDecision, certainCauses, lazyDecision, undecidable } from "./decision.ts";
import { askLater, createProbe, type Probe } from "./probe.ts";

/** A decision for the policies that Cedar names. */
export type DecisionFor = (named: readonly string[], context: RequestContext) => Decision;

interface Way {
  readonly rank: number;
  readonly decide: (context: RequestContext) => Decision;
}

export function allowDecisions(program: Program, uids: Omit<CedarRequest, "context">): DecisionFor {
  const ways = new Map(
    program.sources.map((source, index): [string, Way] => [
      `allow/${source.id}`,
      { rank: rank(source, index), decide: decisionsOf(program, source, uids) },
    ]),
  );
  return (named, context) => {
    const [best] = named.flatMap((id) => ways.get(id) ?? []).toSorted((a, b) => a.rank - b.rank);
    return best === undefined ? undecidable(program, "Cedar named no policy that allows") : best.decide(context);
  };
}

function decisionsOf(program: Program, source: Source, uids: Omit<CedarRequest, "context">): Way["decide"] {
  const certain = source.causes.flatMap((alternatives) => certainCauses(alternatives) ?? []);
  const open = source.causes.flatMap((alternatives) => (certainCauses(alternatives) === null ? alternatives : []));
  const isCertain = (cause: Cause): boolean => certain.includes(cause);
  if (open.length === 0 && !certain.some(isOneOfMany)) {
    const fixed = allowDecision(program, source, nothing, isCertain);
    return () => fixed;
  }
  let probe: Probe | null = null;
  return (context) =>
    lazyDecision("Allow", () => {
      if (open.length === 0) return allowDecision(program, source, context, isCertain);
      probe ??= createProbe(open.map(({ holds }, index) => [String(index), holds]));
      const held = askLater(probe, uids, context);
      // What a fault keeps from being told takes nothing from the Allow, which Cedar gave before.
      const names = held.fault === null ? held.names : new Set<string>();
      return allowDecision(
        program,
        source,
        context,
        (cause) => isCertain(cause) || names.has(String(open.indexOf(cause))),
      );
    });
}

/** Several grants that one test decides: the request tells which. */
function isOneOfMany(cause: Cause): boolean {
  return cause.kind === "grants" && cause.group.grants.length > 1;
}

const nothing: RequestContext = { values: () => undefined, encryptionContext: () => null };

/** Several ways may be open: the plainest is told, and of equals the first. Cedar names them in any order. */
function rank({ reason }: Source, index: number): number {
  return allowReasons.indexOf(reason) + index / 1_000_000;
}
