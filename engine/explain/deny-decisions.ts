/**
 * The decisions of what Cedar denies: the statements that deny, or why nothing allows, which is asked when a reader first
 * looks. What no request changes is told once.
 */

import type { CedarRequest } from "../cedar/evaluate.ts";
import type { RequestContext } from "../expression/attribute.ts";
import type { Expression } from "../expression/expression.ts";
import type { Decision } from "../model/decision.ts";
import type { Program } from "../translate/program.ts";
import type { DecisionFor } from "./allow-decisions.ts";
import { explicitDeny, lazyDecision, silentDeny, undecidable } from "./decision.ts";
import { askLater, createProbe, type Held, type Probe } from "./probe.ts";
import { questionsOf, remainingQuestions, whyDenied } from "./reason.ts";

export function denyDecisions(program: Program, uids: Omit<CedarRequest, "context">): DecisionFor {
  const refusals = new Map(
    program.denies.map((statement) => [
      `deny/${statement.id}`,
      { statement, fixed: explicitDeny(program, [statement]) },
    ]),
  );
  const silent = silentDenials(program, uids, questionsOf);
  const unnamed = silentDenials(program, uids, remainingQuestions);
  return (named, context) => {
    if (named.length === 0) return unnamed(context);
    const denying = named.flatMap((id) => refusals.get(id) ?? []);
    const [first, ...others] = denying;
    if (first === undefined) return silent(context);
    if (others.length === 0) return first.fixed;
    const statements = new Set(denying.map(({ statement }) => statement));
    return explicitDeny(
      program,
      program.denies.filter((statement) => statements.has(statement)),
    );
  };
}

/** Nothing is asked where no question depends on the request. */
function silentDenials(
  program: Program,
  uids: Omit<CedarRequest, "context">,
  questions: (program: Program) => readonly (readonly [string, Expression])[],
): (context: RequestContext) => Decision {
  let probe: Probe | null = null;
  let only: Decision | null = null;
  return (context) => {
    if (probe === null) {
      probe = createProbe(questions(program));
      if (probe.set === null) only = reasonFor(program, { fault: null, names: probe.settled });
    }
    const asked = probe;
    return only ?? lazyDecision("Deny", () => reasonFor(program, askLater(asked, uids, context)));
  };
}

function reasonFor(program: Program, held: Held): Decision {
  if (held.fault !== null) return undecidable(program, held.fault);
  return silentDeny(
    program,
    whyDenied(program, (name) => held.names.has(name)),
  );
}
