/** The operations that a grant can list (E27, E38). Source: schemas/kms/grant-operations.json. */

import { type GrantOperation, grantOperationTable } from "./grant-operations.generated.ts";
import type { KeyType } from "./key-specs.generated.ts";
import type { GrantOperationRecord } from "./records.ts";

interface GrantOperationEntry extends GrantOperationRecord {
  readonly name: GrantOperation;
  /** The types of key that grants of it can be made on. */
  readonly keyTypes: readonly KeyType[];
}

export const grantOperations: readonly GrantOperationEntry[] = grantOperationTable;

const byName: ReadonlyMap<string, GrantOperationEntry> = new Map(grantOperations.map((entry) => [entry.name, entry]));

/** The grant operation of that name, `Decrypt` or `ReEncryptFrom`; null where no grant can list it. */
export function findGrantOperation(name: string): GrantOperationEntry | null {
  return byName.get(name) ?? null;
}
