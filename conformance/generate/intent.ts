/** What a plot intends: levers that make one kind of outcome probable, whatever the rest of the world does. */

import type { Caller } from "./cast.ts";
import type { WorldKey } from "./keyring.ts";
import type { PolicyPlace } from "./policy-document.ts";
import type { PrincipalAim } from "./principal-element.ts";

/** `none`: nothing is attached. `silent`: something is, and it does not cover the request. */
export type Lever = "none" | "silent" | "allows";

export interface Levers {
  readonly keyPolicy: PrincipalAim | "silent";
  readonly identity: Lever;
  readonly serviceControl: Lever;
  readonly endpoint: Lever;
  readonly boundary: Lever;
  readonly session: Lever;
  readonly grant: "none" | "met" | "unmet" | "retirable" | "retired by grantee";
  /** Where a Deny covers the request. */
  readonly denies: PolicyPlace | null;
}

export interface Intent {
  readonly name: string;
  readonly weight: number;
  readonly callers: readonly Caller[];
  readonly keys: readonly WorldKey[];
  readonly actions: readonly string[];
  readonly onAlias: boolean;
  /** Each lever stands in one of these. */
  readonly levers: { readonly [Name in keyof Levers]: readonly Levers[Name][] };
}
