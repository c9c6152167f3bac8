/** How an operation fares on a key in a given state (E65). Source: schemas/kms/operations.json, key-states.json. */

import { type KeyState, stateTable } from "./key-states.generated.ts";
import type { StateResult } from "./records.ts";

export { type KeyState, keyStates } from "./key-states.generated.ts";
export type { StateResult } from "./records.ts";

const table: Readonly<Record<string, Readonly<Record<KeyState, StateResult>> | undefined>> = stateTable;

/** Null for an operation that uses no existing key. */
export function stateResult(operation: string, state: KeyState): StateResult | null {
  return Object.hasOwn(table, operation) ? (table[operation]?.[state] ?? null) : null;
}
