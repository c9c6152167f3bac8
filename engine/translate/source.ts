/** A way to be allowed: what opens it, which of the caller's own limits bind it, and what then settles the Allow. */

import type { Expression } from "../expression/expression.ts";
import type { Layer } from "../layers/layer.ts";
import type { AllowReason, DenyReason, Determining } from "../model/decision.ts";
import type { GrantGroup } from "./grants.ts";
import type { PlacedPolicy, TranslatedStatement } from "./statement.ts";

export interface Guard {
  readonly id: string;
  readonly layer: Layer;
  /** The reason when it is silent though something allows. */
  readonly silence: DenyReason;
  /** The policies of this level. */
  readonly policies: readonly PlacedPolicy[];
  readonly allows: Expression;
}

/** Something that may settle an Allow. */
export type Cause =
  | { readonly kind: "statement"; readonly statement: TranslatedStatement; readonly holds: Expression }
  | { readonly kind: "grants"; readonly group: GrantGroup; readonly holds: Expression }
  | { readonly kind: "place"; readonly place: Determining; readonly holds: Expression };

/** A way to be allowed. */
export interface Source {
  readonly id: string;
  readonly reason: AllowReason;
  /** Holds when the way is open, guards aside. */
  readonly core: Expression;
  /** The caller's own limits that bind this way. */
  readonly guards: readonly Guard[];
  /** Of each list, the causes that hold settle the Allow. */
  readonly causes: readonly (readonly Cause[])[];
}
