/** The operations of the KMS API and the permissions that each call needs (E39-E43). Source: schemas/kms/operations.json. */

import type { GrantOperation } from "./grant-operations.generated.ts";
import type { KeyType, KeyUsage } from "./key-specs.generated.ts";
import { type OperationName, operationTable } from "./operations.generated.ts";
import type { Action } from "./permissions.generated.ts";
import type { OperationPermissionRecord, OperationRecord } from "./records.ts";

export type { OperationName } from "./operations.generated.ts";

export interface OperationPermission extends OperationPermissionRecord {
  readonly action: Action;
}

export interface Operation extends OperationRecord {
  readonly name: OperationName;
  readonly permissions: readonly OperationPermission[];
  readonly grantOperations: readonly GrantOperation[];
  /** The types of key it works on; empty for an operation without a key. */
  readonly keyTypes: readonly KeyType[];
  /** The usage that the key must have; null where any does. */
  readonly keyUsage: KeyUsage | null;
}

export const operations: readonly Operation[] = operationTable;

const byName: ReadonlyMap<string, Operation> = new Map(operations.map((operation) => [operation.name, operation]));

/** The operation of that name; case counts, as in the API. */
export function findOperation(name: string): Operation | null {
  return byName.get(name) ?? null;
}
