/** What an explanation tells of each statement and grant: its verdict, and the elements that kept it from applying. */

import type { PrincipalMatch } from "../context/caller.ts";
import type { Decision, Determining, LayerName } from "../model/decision.ts";
import type { Program } from "../translate/program.ts";
import type { Source } from "../translate/source.ts";

export type Verdict = "allows" | "denies" | "does-not-apply";

/** A condition, and what the request holds for it. */
export interface ConditionTrace {
  /** With modifiers, as in the document, e.g. `ForAnyValue:StringLike`. */
  readonly operator: string;
  readonly key: string;
  readonly wanted: readonly string[];
  /** Where a wanted value holds policy variables: what each comes to here, null without a value. */
  readonly resolved?: readonly (string | null)[];
  /** The request's values; null when the key is absent. */
  readonly actual: readonly string[] | null;
}

/** An element that kept a statement from applying. */
export type Failure =
  | {
      readonly element: "principal" | "action" | "resource";
      readonly wanted: readonly string[];
      /** The same as of a condition. */
      readonly resolved?: readonly (string | null)[];
      readonly actual: string;
    }
  | ({ readonly element: "condition" } & ConditionTrace);

export interface StatementTrace extends Determining {
  readonly effect: "Allow" | "Deny";
  readonly verdict: Verdict;
  /** The ways in which a statement that applies means the caller; empty in a layer that names no principals. */
  readonly by: readonly PrincipalMatch[];
  /** True for an Allow of a key policy that counts only together with an identity policy (E4, E8). */
  readonly delegates: boolean;
  /** Of a statement that applies, all its conditions. */
  readonly matched: readonly ConditionTrace[];
  readonly failed: readonly Failure[];
}

export interface LayerTrace {
  readonly layer: LayerName;
  /** Of a layer with levels, the level of each list of statements. */
  readonly levels: readonly (readonly StatementTrace[])[];
}

export interface GrantFailure {
  readonly element:
    | "grantee"
    | "operations"
    | "token"
    | "constraint"
    /** What the grant that the request makes has to keep (E33). */
    | "new grant"
    | "identity policy"
    | "retiring principal";
  readonly wanted: readonly string[];
  readonly actual: string | null;
}

export interface GrantTrace {
  readonly grant: string;
  readonly verdict: Exclude<Verdict, "denies">;
  /** The way in which the grant means the caller as its grantee; null where it does not. */
  readonly by: PrincipalMatch | null;
  readonly failed: readonly GrantFailure[];
}

/** A decision with its traces: what advice follows from. */
export interface Traced {
  readonly program: Program;
  readonly decision: Decision;
  /** Of an explicit Deny, what would be decided without it; null where that is Allow, and of any other decision. */
  readonly relieved: Decision | null;
  readonly layers: readonly LayerTrace[];
  readonly grants: readonly GrantTrace[];
  /** The ways that are open, limits aside. */
  readonly open: readonly Source[];
  /** Whether a service calls for the caller. */
  readonly forwarded: boolean;
}
