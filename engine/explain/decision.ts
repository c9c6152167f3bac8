/** From what Cedar answered to a decision: reason, message, the places that settle it, notes. */

import type { RequestContext } from "../expression/attribute.ts";
import { fold } from "../expression/expression.ts";
import type { Decision, DenyReason, Determining, LayerName } from "../model/decision.ts";
import { determining, type TranslatedStatement } from "../translate/statement.ts";
import type { Program } from "../translate/program.ts";
import type { Cause, Source } from "../translate/source.ts";
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

/** Nothing allows, or a guard is silent: `layer` names the guard. */
export function silentDeny(program: Program, reason: DenyReason, layer: LayerName | null): Decision {
  return denial(program, reason, layer, layer === null ? [] : policiesOf(program, layer), [], null);
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

/** A silent layer as a whole: it has no statement to point at. */
function policiesOf(program: Program, layer: LayerName): readonly Determining[] {
  const statements = program.layers.find(({ name }) => name === layer)?.levels.flat() ?? [];
  const names = new Set(statements.map(({ policy }) => policy.name));
  const [only] = names;
  return [{ layer, policy: names.size === 1 ? (only ?? null) : null }];
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
