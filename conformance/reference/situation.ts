/** One permission with everything that decides it. */

import type { CallDocument, EnvironmentDocument, RequestDocument } from "../../engine/model/documents.ts";
import type { Caller } from "./principals.ts";
import type { Target } from "./targets.ts";

export type Asked = RequestDocument | CallDocument;
export type Input = NonNullable<Asked["input"]>;
export type KeyRecord = EnvironmentDocument["keys"][string];
export type Grant = Extract<NonNullable<KeyRecord["grants"]>, readonly unknown[]>[number];

/** Tags, or the pairs of an encryption context. */
export type Pairs = Readonly<Record<string, string>>;

/** The condition keys of a request by lower-case name (E63), each with its values; a key without a value is absent. */
export type Context = ReadonlyMap<string, readonly string[]>;

export interface Situation {
  readonly environment: EnvironmentDocument;
  readonly caller: Caller;
  readonly action: string;
  readonly target: Target;
  readonly request: Asked;
  readonly input: Input;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly context: Context;
}

/** A permission as it is asked, before its condition keys are derived. */
export type Question = Omit<Situation, "context">;

/** E14: a service principal belongs to no account, and is judged where the key is. */
export const isSameAccount = ({ caller, target }: Question): boolean =>
  caller.account === null || caller.account === target.account;
