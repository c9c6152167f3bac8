/**
 * One situation, ready to decide: its program compiled into a Cedar policy set that is parsed once. What is the same for
 * every request of the situation is worked out once; what a request adds is a handful of context attributes.
 */

import { evaluate, type PolicySet, policySet, validate } from "./cedar/evaluate.ts";
import { createContext } from "./context/context.ts";
import type { RequestFacts, Situation } from "./context/situation.ts";
import { allowDecisions } from "./explain/allow-decisions.ts";
import { notedDecision, undecidable } from "./explain/decision.ts";
import { denyDecisions } from "./explain/deny-decisions.ts";
import { undocumented } from "./explain/notes.ts";
import { faultOf } from "./explain/probe.ts";
import type { Attribute } from "./expression/attribute.ts";
import type { Decision } from "./model/decision.ts";
import { foldedSchema } from "./translate/cedar-schema.ts";
import { compileFolded, contextFor, requestUids, resourceType } from "./translate/compile.ts";
import { callerTypes } from "./translate/principal.ts";
import { buildProgram, emptyProgram, type Program, rulesOf } from "./translate/program.ts";
import { weightOf } from "./translate/weight.ts";

export interface Decider {
  readonly program: Program;
  /** Why there is no policy set, so that every request is undecidable; null when there is one. */
  readonly fault: string | null;
  /** The Cedar policy set that decides, and the context attributes that it reads. */
  readonly set: PolicySet;
  readonly reads: readonly Attribute[];
  readonly uids: ReturnType<typeof requestUids>;
  /** What it costs to keep, in characters of text or their like. */
  readonly weight: number;
  /** INVARIANT: nobody changes the request afterwards: what a reader of the decision looks at first is asked then. */
  readonly decide: (request: RequestFacts) => Decision;
}

/** A situation whose policies cannot be translated, for an ambiguous tag say, is undecidable (E63). */
export function createDecider(situation: Situation): Decider {
  try {
    return deciderOf(situation, buildProgram(situation));
  } catch (error) {
    const program = emptyProgram(situation);
    const fault = faultOf(error);
    const decision = undecidable(program, fault);
    return {
      program,
      fault,
      set: policySet({}),
      reads: [],
      uids: requestUids(situation),
      weight: 1000,
      decide: () => decision,
    };
  }
}

function deciderOf(situation: Situation, program: Program): Decider {
  const compiled = compileFolded(rulesOf(program));
  const { policies, reads } = compiled;
  const set = policySet(policies);
  const uids = requestUids(situation);
  const invalid = problemsOf(policies, situation, reads);
  const allow = allowDecisions(program, uids);
  const deny = denyDecisions(program, uids);
  const doubts = undocumented(program, uids);

  return {
    program,
    fault: null,
    set,
    reads,
    uids,
    weight: weightOf(compiled, program) + (doubts?.weight ?? 0),
    decide: (request) => {
      if (invalid !== "") return undecidable(program, `the policies do not compile: ${invalid}`);
      const context = createContext(situation, request);
      try {
        const answer = evaluate(set, { ...uids, context: contextFor(reads, context) });
        if (answer.fault !== null) return undecidable(program, answer.fault);
        const decision = (answer.allowed ? allow : deny)(answer.reason, context);
        return doubts === null ? decision : notedDecision(decision, () => doubts.notesOn(decision.decision, context));
      } catch (error) {
        return undecidable(program, faultOf(error));
      }
    },
  };
}

/** What reads no attribute cannot err; the rest is validated strictly. */
function problemsOf(
  policies: PolicySet["policies"],
  { caller, target, permission }: Situation,
  reads: readonly Attribute[],
): string {
  if (reads.length === 0) return "";
  const schema = foldedSchema(
    {
      principal: callerTypes[caller.kind],
      resource: resourceType(target.kind),
      actions: [permission.name],
    },
    reads,
  );
  return validate(policies, schema).join("; ");
}
