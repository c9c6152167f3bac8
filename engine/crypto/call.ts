/** One call on its way through the gate, and what an operation may touch once the engine has allowed it. */

import type { OperationName } from "../catalog/operations.ts";
import type { CallDecision } from "../model/decision.ts";
import type { Environment } from "../model/environment.ts";
import type { Request } from "../model/request.ts";
import type { Refusal } from "./errors.ts";
import type { KmsCaller } from "./kms.ts";
import type { CallPlace } from "./place.ts";
import type { Provider } from "./provider/provider.ts";
import type { Store } from "./store/store.ts";
import type { KeyRecord } from "./store/key-record.ts";

export type Input = Readonly<Record<string, unknown>>;

/** The keys that a call is about, by the member or role that names each. */
export interface Subjects {
  /** `KeyId`, `TargetKeyId`, the key of a grant or alias, or what made the ciphertext of Decrypt. */
  readonly key: KeyRecord | null;
  /** What made the ciphertext that ReEncrypt takes. */
  readonly source: KeyRecord | null;
  readonly destination: KeyRecord | null;
  /** The key that an alias points to now. */
  readonly current: KeyRecord | null;
}

/** A call that the engine allowed. Only for such a call is there a provider. */
export interface AllowedCall {
  readonly operation: OperationName;
  readonly input: Input;
  readonly caller: KmsCaller;
  readonly place: CallPlace;
  readonly subjects: Subjects;
  readonly decision: CallDecision;
  readonly now: Date;
  readonly store: Store;
  readonly provider: Provider;
  readonly settings: Settings;
  /** Asks the engine about an environment as it would be. */
  readonly wouldAllow: (request: Request, environment: Environment) => Promise<boolean>;
}

export interface Settings {
  /** How long a new grant is usable with its token only. */
  readonly grantPropagation: number;
}

export interface Done {
  readonly output: Readonly<Record<string, unknown>>;
  /** The material that was used, for the record. */
  readonly materialId?: string;
}

/** The rest of an operation, when all that could be checked beforehand was. */
export type Work = () => Done | Refusal | Promise<Done | Refusal>;

/** Checks what the gate cannot know of, and returns the work. Nothing is changed before the work. */
export type Operation = (call: AllowedCall) => Work | Refusal | Promise<Work | Refusal>;
