/**
 * A policy layer: which policies of it bind a permission, what its Allow statements do, and how its statements name
 * callers and see condition keys. Everything that sets one layer apart is said here as data.
 */

import type { Situation } from "../context/situation.ts";
import type { DenyReason, LayerName } from "../model/decision.ts";
import type { Effect, Policy } from "../model/policy.ts";

/** What texts call a layer. */
export interface LayerWords {
  /** Of one policy of it, for readers: `key policy`. */
  readonly title: string;
  /** In AWS's AccessDenied message: `resource-based policy`. */
  readonly awsTitle: string;
  /** Whether AWS keeps from callers of other accounts that it is this layer which refuses. */
  readonly awsHides: boolean;
}

export type Layer = AnyLayer & (SourceLayer | GuardLayer);

/** Its Allows give access. */
interface SourceLayer {
  readonly role: "source";
  readonly silence: null;
}

export interface GuardLayer {
  /**
   * guard: without an Allow on every level nothing is allowed.
   * path-guard: the same, on the paths that it binds (E18, E19).
   */
  readonly role: "guard" | "path-guard";
  /** The reason of a Deny that comes from its silence alone. */
  readonly silence: DenyReason;
}

interface AnyLayer {
  readonly name: LayerName;
  readonly words: LayerWords;
  /** Whether it may hold several policies, so that one without a name needs a number. */
  readonly several: boolean;
  /** The policies that bind, one list a level; null when the layer does not bind this permission at all. */
  readonly levels: (situation: Situation) => readonly (readonly Policy[])[] | null;
  /** Whether statements name principals. */
  readonly namesPrincipals: boolean;
  /** Whether `*` as principal includes AWS service principals (E7, E14). */
  readonly everyoneIncludesServices: (effect: Effect) => boolean;
  /** Whether a policy of it belongs to one key: its Resource is that key or none (E49), and its Allows may only delegate (E4). */
  readonly belongsToKey: boolean;
  /** Whether the layer never sees a condition key (E45). */
  readonly hides: (key: string) => boolean;
  /** Whether an Allow of everything is implied on each level (E24). */
  readonly allowsByDefault: boolean;
}

/** What most layers have in common. */
export const identityLike = {
  several: false,
  namesPrincipals: false,
  everyoneIncludesServices: () => true,
  belongsToKey: false,
  hides: () => false,
  allowsByDefault: false,
} as const;

export const resourceLike = { ...identityLike, namesPrincipals: true } as const;
