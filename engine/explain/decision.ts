/** From what Cedar answered to a decision: reason, message, the places that settle it; notes come on top. */

import type { RequestContext } from "../expression/attribute.ts";
import { constantOf } from "../expression/expression.ts";
import type { Layer } from "../layers/layer.ts";
import type { Check, Decision, DenyReason, Determining, Note } from "../model/decision.ts";
import type { Grant } from "../model/environment.ts";
import type { Policy } from "../model/policy.ts";
import { determining, type TranslatedStatement } from "../translate/statement.ts";
import type { Program } from "../translate/program.ts";
import type { Cause, Guard, Source } from "../translate/source.ts";
import { awsMessage } from "./aws-message.ts";
import { message } from "./message.ts";
import type { Denial } from "./reason.ts";

/** A way was open. `holds` tells which of several causes held. */
export function allowDecision(
  program: Program,
  source: Source,
  context: RequestContext,
  holds: (cause: Cause) => boolean,
): Decision {
  const causes = source.causes.flatMap((alternatives) => alternatives.filter(holds));
  const places = causes.flatMap((cause) => placesOf(cause, context));
  const { reason } = source;
  return frozen({
    decision: "Allow",
    reason,
    message: message(reason, program.situation, { determining: places, lent: [], fault: null }),
    awsMessage: null,
    determining: places,
    notes: [],
  });
}

/** Statements deny. */
export function explicitDeny(program: Program, statements: readonly TranslatedStatement[]): Decision {
  const places = statements.map(determining);
  const layer = statements[0]?.layer ?? null;
  return denial(program, { reason: "explicit-deny", layer, determining: places, lent: [], fault: null });
}

/** Nothing allows, or a guard is silent. */
export function silentDeny(program: Program, { reason, guard, lent }: Denial): Decision {
  const determining = guard === null ? [] : policiesOf(guard);
  return denial(program, { reason, layer: guard?.layer ?? null, determining, lent, fault: null });
}

export function undecidable(program: Program, fault: string): Decision {
  return denial(program, { reason: "undecidable", layer: null, determining: [], lent: [], fault });
}

/** The cause that needs no asking: the only one that can hold. Null where several can. */
export function certainCauses(alternatives: readonly Cause[]): readonly Cause[] | null {
  const possible = alternatives.filter(({ holds }) => constantOf(holds) !== false);
  return possible.length <= 1 || possible.every(({ holds }) => constantOf(holds) === true) ? possible : null;
}

interface Refusal {
  readonly reason: DenyReason;
  /** The layer that denies or is silent, where the reason has one. */
  readonly layer: Layer | null;
  readonly determining: readonly Determining[];
  readonly lent: readonly Grant[];
  readonly fault: string | null;
}

function denial({ situation }: Program, { reason, layer, determining: places, lent, fault }: Refusal): Decision {
  return frozen({
    decision: "Deny",
    reason,
    message: message(reason, situation, { determining: places, lent, fault }),
    awsMessage: awsMessage(situation, reason, layer),
    determining: places,
    notes: [],
  });
}

/** A decision may be handed out again, so that nobody may change it. */
function frozen(decision: Decision): Decision {
  decision.determining.forEach((place) => Object.freeze(place));
  Object.freeze(decision.determining);
  Object.freeze(decision.notes);
  return Object.freeze(decision);
}

/** A decision that is whole in one respect; the rest takes further questions to Cedar, asked when a reader first looks. */
export function lazyDecision(decision: Decision["decision"], whole: () => Decision): Decision {
  let read: Decision | null = null;
  const found = (): Decision => (read ??= whole());
  return gettersOf({ decision }, found, () => found().notes);
}

/** The decision with the notes that belong to it, asked for when a reader first looks at them. */
export function notedDecision(decision: Decision, notes: () => readonly Note[]): Decision {
  let read: readonly Note[] | null = null;
  return gettersOf(
    { decision: decision.decision },
    () => decision,
    () => (read ??= Object.freeze(notes())),
  );
}

/** The decision about one permission of a call; what is left to ask is still asked when a reader first looks. */
export function checkOf(permission: Pick<Check, "action" | "resource">, decision: Decision): Check {
  return gettersOf(
    { ...permission, decision: decision.decision },
    () => decision,
    () => decision.notes,
  );
}

function gettersOf<T extends Pick<Decision, "decision">>(
  told: T,
  found: () => Decision,
  notes: () => Decision["notes"],
): Decision & T {
  const decided = Object.freeze({
    ...told,
    get reason() {
      return found().reason;
    },
    get message() {
      return found().message;
    },
    get awsMessage() {
      return found().awsMessage;
    },
    get determining() {
      return found().determining;
    },
    get notes() {
      return notes();
    },
  });
  // What is found is of the same decision; the types cannot tell that the getters agree.
  return decided as Decision & T;
}

/** A silent guard has no statement to point at: the policies of its level, or the layer where it has none. */
function policiesOf({ layer, policies }: Guard): readonly Determining[] {
  if (policies.length === 0) return [{ layer: layer.name, policy: null }];
  return policies.map(({ policy: { name, origin }, policyIndex }) => ({
    layer: layer.name,
    policy: name,
    policyIndex,
    ...placeOf(origin),
  }));
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
