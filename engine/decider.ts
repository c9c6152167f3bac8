/**
 * One situation, ready to decide: its program compiled into a Cedar policy set that is parsed once. What is the same for
 * every request of the situation is worked out once; what a request adds is a handful of context attributes.
 */

import { evaluate, type PolicySet, policySet, validate } from "./cedar/evaluate.ts";
import { createContext } from "./context/context.ts";
import type { RequestFacts, Situation } from "./context/situation.ts";
import {
  allowDecision,
  certainCauses,
  explicitDeny,
  lazyDecision,
  notedDecision,
  silentDeny,
  undecidable,
} from "./explain/decision.ts";
import { undocumented } from "./explain/notes.ts";
import { ask, createProbe, type Held, prepare, type Probe } from "./explain/probe.ts";
import { questionsOf, whyDenied } from "./explain/reason.ts";
import type { Attribute, RequestContext } from "./expression/attribute.ts";
import { allowReasons, type Decision } from "./model/decision.ts";
import { foldedSchema } from "./translate/cedar-schema.ts";
import { compileFolded, contextFor, requestUids, resourceType } from "./translate/compile.ts";
import { callerTypes } from "./translate/principal.ts";
import { buildProgram, emptyProgram, type Program, rulesOf } from "./translate/program.ts";
import type { Cause, Source } from "./translate/source.ts";
import type { TranslatedStatement } from "./translate/statement.ts";

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
  readonly decide: (request: RequestFacts) => Decision;
}

/** A situation whose policies cannot be translated, for an ambiguous tag say, is undecidable (E63). */
export function createDecider(situation: Situation): Decider {
  try {
    return deciderOf(situation, buildProgram(situation));
  } catch (error) {
    const program = emptyProgram(situation);
    const fault = error instanceof Error ? error.message : String(error);
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
  const { policies, reads } = compileFolded(rulesOf(program));
  const set = policySet(policies);
  const uids = requestUids(situation);
  const invalid = problemsOf(policies, situation, reads);
  const ways = new Map(
    program.sources.map((source, index): [string, Way] => [
      `allow/${source.id}`,
      { source, rank: rank(source, index), fixed: fixedDecision(program, source) },
    ]),
  );
  const refusals = new Map(
    program.denies.map((statement): [string, Refusal] => [
      `deny/${statement.id}`,
      { statement, fixed: explicitDeny(program, [statement]) },
    ]),
  );
  const notes = undocumented(program, uids);
  let why: Probe | null = null;
  const causes = new Map<Source, Probe>();

  const allow = (ids: readonly string[], context: RequestContext): Decision => {
    const [best] = ids.flatMap((id) => ways.get(id) ?? []).toSorted((a, b) => a.rank - b.rank);
    if (best === undefined) return undecidable(program, "Cedar named no policy that allows");
    return best.fixed ?? explainAllow(best.source, context);
  };
  const explainAllow = (source: Source, context: RequestContext): Decision => {
    let probe = causes.get(source);
    if (probe === undefined) causes.set(source, (probe = createProbe(namedCauses(source))));
    const held = ask(probe, uids, context);
    if (held.fault !== null) return undecidable(program, held.fault);
    const names = new Map(source.causes.flat().map((cause, index) => [cause, String(index)]));
    return allowDecision(program, source, context, (cause) => held.names.has(names.get(cause) ?? ""));
  };
  const deny = (ids: readonly string[], context: RequestContext): Decision => {
    const denying = ids.flatMap((id) => refusals.get(id) ?? []);
    const [first] = denying;
    if (first !== undefined) {
      return denying.length === 1
        ? first.fixed
        : explicitDeny(
            program,
            inOrder(
              program,
              denying.map(({ statement }) => statement),
            ),
          );
    }
    why ??= createProbe(questionsOf(program));
    const held = prepare(why, uids, context);
    return lazyDecision("Deny", () => reasonFor(program, held()));
  };

  return {
    program,
    fault: null,
    set,
    reads,
    uids,
    weight: weigh(policies, program),
    decide: (request) => {
      if (invalid !== "") return undecidable(program, `the policies do not compile: ${invalid}`);
      const context = createContext(situation, request);
      try {
        const answer = evaluate(set, { ...uids, context: contextFor(reads, context) });
        if (answer.fault !== null) return undecidable(program, answer.fault);
        const decision = answer.allowed ? allow(answer.reason, context) : deny(answer.reason, context);
        return notes === null ? decision : notedDecision(decision, notes(decision.decision, context));
      } catch (error) {
        return undecidable(program, error instanceof Error ? error.message : String(error));
      }
    },
  };
}

function reasonFor(program: Program, held: Held): Decision {
  if (held.fault !== null) return undecidable(program, held.fault);
  return silentDeny(
    program,
    whyDenied(program, (name) => held.names.has(name)),
  );
}

interface Way {
  readonly source: Source;
  readonly rank: number;
  readonly fixed: Decision | null;
}

interface Refusal {
  readonly statement: TranslatedStatement;
  readonly fixed: Decision;
}

/** The decision of a source, where nothing about it depends on the request. */
function fixedDecision(program: Program, source: Source): Decision | null {
  const certain = source.causes.map(certainCauses);
  if (certain.includes(null)) return null;
  const causes = certain.flatMap((found) => found ?? []);
  if (causes.some((cause) => cause.kind === "grants" && cause.group.grants.length > 1)) return null;
  const context = { values: () => undefined, encryptionContext: () => null };
  return allowDecision(program, source, context, (cause) => causes.includes(cause));
}

function namedCauses(source: Source): readonly (readonly [string, Cause["holds"]])[] {
  return source.causes.flat().map((cause, index) => [String(index), cause.holds]);
}

/** Several ways may be open: the plainest is told, and of equals the first. Cedar names them in any order. */
function rank({ reason }: Source, index: number): number {
  return allowReasons.indexOf(reason) + index / 1_000_000;
}

function inOrder({ denies }: Program, statements: readonly TranslatedStatement[]): readonly TranslatedStatement[] {
  return denies.filter((statement) => statements.includes(statement));
}

/** Policies are kept as text and parsed; statements and grants as references and closures. */
function weigh(policies: PolicySet["policies"], { layers, grants }: Program): number {
  const text = Object.values(policies).reduce((sum, policy) => sum + policy.length, 0);
  const statements = layers.flatMap(({ levels }) => levels.flat()).length;
  return 2 * text + 1000 * (1 + statements) + 100 * grants.reduce((sum, group) => sum + group.grants.length, 0);
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
