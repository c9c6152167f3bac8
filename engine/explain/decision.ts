/** From what Cedar answered to a decision: reason, message, the places that settle it, notes. */

import type { RequestContext } from "../expression/attribute.ts";
import { fold } from "../expression/expression.ts";
import type { Decision, DenyReason, Determining, LayerName } from "../model/decision.ts";
import { determining, type TranslatedStatement } from "../translate/statement.ts";
import type { Policy } from "../model/policy.ts";
import type { Program } from "../translate/program.ts";
import type { Cause, Guard, Source } from "../translate/source.ts";
import { awsMessage } from "./aws-message.ts";
import { message } from "./message.ts";
import { notesFor } from "./notes.ts";

/** A way was open. `holds` tells which of several causes held. */
export function allowDecision(
  program: Program,
  source: Source,
  context: RequestContext,
  holds: (cause: Cause) => boolean,
): Decision {
  const causes = source.causes.flatMap((alternatives) => alternatives.filter(holds));
  const statements = causes.flatMap((cause) => (cause.kind === "statement" ? [cause.statement] : []));
  const places = causes.flatMap((cause) => placesOf(cause, context));
  const { reason } = source;
  return frozen({
    decision: "Allow",
    reason,
    message: message(reason, program.situation, places, null),
    awsMessage: null,
    determining: places,
    notes: notesFor({ program, reason, source, statements }),
  });
}

/** Statements deny. */
export function explicitDeny(program: Program, statements: readonly TranslatedStatement[]): Decision {
  const places = statements.map(determining);
  return denial(program, "explicit-deny", places[0]?.layer ?? null, places, statements, null);
}

/** Nothing allows, or a guard is silent. */
export function silentDeny(program: Program, reason: DenyReason, guard: Guard | null): Decision {
  return denial(program, reason, guard?.layer ?? null, guard === null ? [] : policiesOf(guard), [], null);
}

export function undecidable(program: Program, fault: string): Decision {
  return denial(program, "undecidable", null, [], [], fault);
}

/** The cause that needs no asking: the only one that can hold. Null where several can. */
export function certainCauses(alternatives: readonly Cause[]): readonly Cause[] | null {
  const possible = alternatives.filter(({ holds }) => !isNever(holds));
  return possible.length <= 1 || possible.every(({ holds }) => isAlways(holds)) ? possible : null;
}

function denial(
  program: Program,
  reason: DenyReason,
  layer: LayerName | null,
  places: readonly Determining[],
  statements: readonly TranslatedStatement[],
  fault: string | null,
): Decision {
  return frozen({
    decision: "Deny",
    reason,
    message: message(reason, program.situation, places, fault),
    awsMessage: awsMessage(program.situation, reason, layer),
    determining: places,
    notes: notesFor({ program, reason, source: null, statements }),
  });
}

/** A decision may be handed out again, so that nobody may change it. */
function frozen(decision: Decision): Decision {
  decision.determining.forEach((place) => Object.freeze(place));
  Object.freeze(decision.determining);
  Object.freeze(decision.notes);
  return Object.freeze(decision);
}

/** A silent guard has no statement to point at: the policies of its level, or the layer where it has none. */
function policiesOf({ layer, policies }: Guard): readonly Determining[] {
  if (policies.length === 0) return [{ layer, policy: null }];
  return policies.map(({ name, origin }) => ({ layer, policy: name, ...placeOf(origin) }));
}

function placeOf({ file, locate }: Policy["origin"]): Partial<Determining> {
  const position = locate("");
  return file === null || position === null ? {} : { file, ...position };
}

function placesOf(cause: Cause, context: RequestContext): readonly Determining[] {
  switch (cause.kind) {
    case "statement":
      return [determining(cause.statement)];
    case "grants": {
      const { grants, deciding } = cause.group;
      return (grants.length === 1 ? grants : deciding(context))
        .slice(0, 1)
        .map(({ id }) => ({ layer: "grants", grant: id }));
    }
    case "place":
      return [cause.place];
  }
}

function isNever(expression: Cause["holds"]): boolean {
  const folded = fold(expression);
  return folded.kind === "constant" && !folded.value;
}

function isAlways(expression: Cause["holds"]): boolean {
  const folded = fold(expression);
  return folded.kind === "constant" && folded.value;
}
