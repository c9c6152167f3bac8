/** One permission with everything that decides it. */

import type { EnvironmentDocument, RequestDocument } from "../../engine/model/documents.ts";
import type { Caller } from "./principals.ts";

/** What requests and calls have in common. */
export type Asked = Pick<RequestDocument, "principal" | "session" | "viaService" | "vpcEndpoint" | "context">;
export type Input = NonNullable<RequestDocument["input"]>;
export type KeyRecord = EnvironmentDocument["keys"][string];
export type Grant = Extract<NonNullable<KeyRecord["grants"]>, readonly unknown[]>[number];

/** The condition keys of a request by lower-case name (E63), each with its values; a key without a value is absent. */
export type Context = ReadonlyMap<string, readonly string[]>;

/** What a permission is asked on: a key, an alias, a key to be made, nothing, or a key that the environment lacks. */
export interface Target {
  readonly kind: "key" | "alias" | "new-key" | "none" | "unknown-key";
  /** `*` where there is none. */
  readonly arn: string;
  /** Who owns it; the caller's account where there is none. */
  readonly account: string | null;
  readonly region: string;
  readonly key: KeyRecord | null;
  /** The alias by which the request names the key. */
  readonly alias: string | null;
}

/** Derived condition keys by name; undefined, null and the empty list are absent. */
export type Keys = Readonly<Record<string, unknown>>;

/** Tags, or the pairs of an encryption context. */
export type Pairs = Readonly<Record<string, string>>;

export interface Situation {
  readonly environment: EnvironmentDocument;
  readonly caller: Caller;
  readonly action: string;
  readonly target: Target;
  readonly input: Input;
  readonly request: Asked;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The key that a CreateKey copies, when it is part of ReplicateKey. */
  readonly primary: Target | null;
  readonly context: Context;
}

/** A permission as it is asked, before its condition keys are derived. */
export type Question = Omit<Situation, "context">;

/** A service principal belongs to no account, and is judged where the key is. */
export const isSameAccount = ({ caller, target }: Situation): boolean =>
  caller.account === null || caller.account === target.account;
