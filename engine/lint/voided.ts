/** Whether a layer that bounds others takes away all that an Allow gives: by a Deny, or by its silence (E2, E18, E22, E24). */

import type { Authorizer } from "../authorizer.ts";
import type { DenyReason, LayerName } from "../model/decision.ts";
import type { Environment } from "../model/environment.ts";
import { deniesAnyway, isDeniedAnyway, statementsIn } from "./certainty.ts";
import { placeTitle } from "../explain/names.ts";
import type { Asked } from "./reaching-allows.ts";

export interface Bound {
  readonly layer: LayerName;
  /** The reason that is told where the layer allows none of it. */
  readonly silence: DenyReason;
  /** Whether the environment has such a layer over what is asked; where it has none, nothing need be asked. */
  readonly isOver: (asked: Asked, environment: Environment) => boolean;
}

export interface Voided {
  /** The first of what is asked. */
  readonly asked: Asked;
  /** The Deny that meets it; null where the layer is silent. */
  readonly deny: string | null;
}

/** How a layer voids what is asked, where it voids each of it; null where something passes, or is stopped by others. */
export function voidedBy(
  authorizer: Authorizer,
  asked: readonly Asked[],
  { layer, silence, isOver }: Bound,
): Voided | null {
  let first: Voided | null = null;
  for (const each of asked) {
    if (!isOver(each, authorizer.environment) || authorizer.authorize(each).decision === "Allow") return null;
    const explanation = authorizer.explain(each);
    const denies = statementsIn(explanation).filter(deniesAnyway);
    const deny = denies.find((statement) => statement.layer === layer);
    const isSilent = explanation.reason === silence && isDeniedAnyway(explanation);
    if (deny === undefined ? !isSilent : denies.some(isOwn)) return null;
    first ??= { asked: each, deny: deny === undefined ? null : placeTitle(deny) };
  }
  return first;
}

/** A Deny of the key's or the identity's own policies, of which `shadowed-by-deny` speaks. */
function isOwn({ layer }: { readonly layer: LayerName }): boolean {
  return ownLayers.includes(layer);
}

/** The layers that give rights; all others bound them. */
export const ownLayers: readonly LayerName[] = ["key-policy", "identity-policy", "session-policy"];
