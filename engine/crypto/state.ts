/**
 * Whether ciphertext, usage, state and spec of a call's keys let an operation be, in this order, after the engine has (E65).
 * Source: KMS Developer Guide, key states; the texts are AWS's, and the order that of its answers.
 */

import { keyTypeOf } from "../catalog/key-specs.ts";
import { type KeyState, stateResult } from "../catalog/key-states.ts";
import type { Operation } from "../catalog/operations.ts";
import type { Input, Subjects } from "./call.ts";
import { ciphertextError } from "./ciphertext-check.ts";
import { invalidKeyUsage, invalidOrigin, kmsError } from "./errors.ts";
import type { KmsError } from "./kms.ts";
import type { KeyRecord } from "./store/key-record.ts";

/** What of the call's keys does not let the operation be, in AWS's order: null where all of it does. */
export function unfitting(operation: Operation, input: Input, subjects: Subjects): KmsError | null {
  const strange = ciphertextError(operation, input, subjects);
  if (strange !== null) return strange;
  const { key, source, destination } = subjects;
  const keys = [key, source, destination].filter((subject) => subject !== null);
  for (const check of [usageError, stateError, keyTypeError]) {
    for (const subject of keys) {
      const error = check(operation, subject);
      if (error !== null) return error;
    }
  }
  return null;
}

/** Null where state and usage fit. What depends on more than the state, each operation checks itself. */
function stateError(operation: Operation, key: KeyRecord): KmsError | null {
  const result = stateResult(operation.name, key.state as KeyState);
  const [code] = result?.errors ?? [];
  if (result?.result !== "fail" || code === undefined) return null;
  return code === "UnsupportedOperationException"
    ? invalidOrigin(key.arn, key.origin)
    : kmsError(code, stateText(key, operation));
}

function usageError({ name, keyUsage }: Operation, key: KeyRecord): KmsError | null {
  return keyUsage === null || keyUsage === key.keyUsage ? null : invalidKeyUsage(key.arn, key.keyUsage, name);
}

/** Of the operations with a usage, those that make data keys are the ones that not every key of the usage can do. */
function keyTypeError({ keyUsage, keyTypes }: Operation, key: KeyRecord): KmsError | null {
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

function stateText({ arn, state }: KeyRecord, { name }: Operation): string {
  if (name === "CancelKeyDeletion") return `${arn} is not pending deletion (or pending replica deletion).`;
  return `${arn} is ${states[state] ?? state}.`;
}
