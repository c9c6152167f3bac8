/**
 * Whether the usage, the state and the spec of a key let an operation be, in this order, after the engine has (E65). Source: KMS
 * Developer Guide, key states; the texts are AWS's, and the order that of its answers.
 */

import { keyTypeOf } from "../catalog/key-specs.ts";
import { type KeyState, stateResult } from "../catalog/key-states.ts";
import type { Operation } from "../catalog/operations.ts";
import { invalidKeyUsage, kmsError } from "./errors.ts";
import type { KmsError } from "./kms.ts";
import type { KeyRecord } from "./store/key-record.ts";

/** Null where state and usage fit. What depends on more than the state, each operation checks itself. */
export function stateError(operation: Operation, key: KeyRecord): KmsError | null {
  const result = stateResult(operation.name, key.state as KeyState);
  const [code] = result?.errors ?? [];
  if (result?.result === "fail" && code !== undefined) return kmsError(code, stateText(key, code, operation));
  return null;
}

export function usageError({ name, keyUsage }: Operation, key: KeyRecord): KmsError | null {
  return keyUsage === null || keyUsage === key.keyUsage ? null : invalidKeyUsage(key.arn, key.keyUsage, name);
}

/** Of the operations with a usage, those that make data keys are the ones that not every key of the usage can do. */
export function keyTypeError({ keyUsage, keyTypes }: Operation, key: KeyRecord): KmsError | null {
  const type = keyTypeOf(key.keySpec, key.keyUsage);
  if (keyUsage === null || keyTypes.some((fit) => fit === type)) return null;
  return kmsError("InvalidKeyUsageException", "You cannot generate a data key with an asymmetric CMK");
}

const states: Readonly<Partial<Record<string, string>>> = {
  Disabled: "disabled",
  PendingDeletion: "pending deletion",
  PendingReplicaDeletion: "pending replica deletion",
  PendingImport: "pending import",
  Unavailable: "unavailable",
  Creating: "creating",
  Updating: "updating",
};

function stateText({ arn, state, origin }: KeyRecord, code: string, { name }: Operation): string {
  if (code === "UnsupportedOperationException")
    return `${arn} origin is ${origin} which is not valid for this operation.`;
  if (name === "CancelKeyDeletion") return `${arn} is not pending deletion (or pending replica deletion).`;
  return `${arn} is ${states[state] ?? state}.`;
}
