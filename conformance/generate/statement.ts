/** A statement: how it is written is drawn first, what it is about is told later. */

import fc from "fast-check";
import { arbitraryActionDraft, type ActionDraft, type ActionElement, writeAction } from "./action-element.ts";
import { everyAction } from "./actions.ts";
import { type Caller, everyCaller } from "./cast.ts";
import { arbitraryConditionDraft, type ConditionDraft, writeConditions } from "./condition.ts";
import { type Facts, noFacts } from "./facts.ts";
import { everyKey } from "./keyring.ts";
import { namesPrincipals, type PolicyPlace, type StatementDocument } from "./policy-document.ts";
import {
  arbitraryPrincipalDraft,
  principalAims,
  type PrincipalAim,
  type PrincipalDraft,
  writeNotPrincipal,
  writePrincipal,
} from "./principal-element.ts";
import { arbitraryResourceDraft, type ResourceDraft, type ResourceElement, writeResource } from "./resource-element.ts";

/** What a statement is about. */
export interface Aim {
  readonly place: PolicyPlace;
  readonly effect: "Allow" | "Deny";
  readonly caller: Caller;
  readonly principal: PrincipalAim;
  /** Without the prefix. */
  readonly action: string;
  /** An ARN, or `*` for an action without a resource. */
  readonly resource: string;
  readonly facts: Facts;
  /** Whether the statement shall cover the action and the resource. */
  readonly covers: boolean;
}

/** How a statement is written. */
export interface StatementDraft {
  readonly sid: string | null;
  readonly action: ActionDraft;
  readonly resource: ResourceDraft;
  readonly principal: PrincipalDraft;
  readonly conditions: readonly ConditionDraft[];
  /** Which element fails where the statement shall not cover. */
  readonly misses: "action" | "resource" | "incomplete";
  readonly negated: boolean;
}

const sids = fc.constantFrom(null, "", "Use", "Use the key");

export const arbitraryStatementDraft: fc.Arbitrary<StatementDraft> = fc.record({
  sid: sids,
  action: arbitraryActionDraft,
  resource: arbitraryResourceDraft,
  principal: arbitraryPrincipalDraft,
  conditions: fc.oneof(
    { weight: 7, arbitrary: fc.constant([]) },
    { weight: 4, arbitrary: fc.array(arbitraryConditionDraft, { minLength: 1, maxLength: 1 }) },
    { weight: 2, arbitrary: fc.array(arbitraryConditionDraft, { minLength: 2, maxLength: 3 }) },
  ),
  misses: fc.constantFrom("action", "action", "action", "resource", "incomplete"),
  negated: fc.constantFrom(false, false, true),
});

/** A statement for one place, about anything. */
export function arbitraryStatement(place: PolicyPlace): fc.Arbitrary<StatementDocument> {
  const aim: fc.Arbitrary<Aim> = fc.record({
    place: fc.constant(place),
    effect: fc.constantFrom("Allow" as const, "Allow" as const, "Allow" as const, "Deny" as const),
    caller: fc.constantFrom(...everyCaller),
    principal: fc.constantFrom(...principalAims),
    action: fc.constantFrom(...everyAction),
    resource: fc.constantFrom("*", ...everyKey.map(({ arn }) => arn)),
    facts: fc.constant(noFacts),
    covers: fc.boolean(),
  });
  return fc.tuple(arbitraryStatementDraft, aim).map(([draft, about]) => writeStatement(draft, about));
}

export function writeStatement(draft: StatementDraft, aim: Aim): StatementDocument {
  const conditions = writeConditions(draft.conditions, aim.facts, aim.place);
  return {
    ...(draft.sid === null ? {} : { Sid: draft.sid }),
    Effect: aim.effect,
    ...principalOf(draft, aim),
    ...subjectOf(draft, aim),
    ...(Object.keys(conditions).length === 0 ? {} : { Condition: conditions }),
  };
}

/** Only a key policy stores a statement that lacks its action or resource, and it has no effect (E49). */
function subjectOf(draft: StatementDraft, { action, resource, covers, place }: Aim): ActionElement & ResourceElement {
  const incomplete = !covers && draft.misses === "incomplete";
  const onAction = covers || !(draft.misses === "action" || (incomplete && place !== "key-policy"));
  const onResource = covers || draft.misses !== "resource";
  const actions = writeAction(draft.action, action, onAction);
  const resources = writeResource(draft.resource, resource, onResource, place);
  if (!incomplete || place !== "key-policy") return { ...actions, ...resources };
  return draft.negated ? actions : resources;
}

function principalOf(draft: StatementDraft, aim: Aim): Pick<StatementDocument, "Principal" | "NotPrincipal"> {
  const { place, effect, caller, principal } = aim;
  if (!namesPrincipals(place)) return {};
  if (place === "resource-control-policy") return { Principal: "*" };
  if (effect === "Deny" && draft.negated) {
    return { NotPrincipal: writeNotPrincipal(draft.principal, caller) };
  }
  return { Principal: writePrincipal(draft.principal, caller, principal) };
}
