/** What KMS knows by name, with what a reader may want to know of it. Source: schemas/kms. */

import keysTable from "../../schemas/kms/condition-keys.json" with { type: "json" };
import grantTable from "../../schemas/kms/grant-operations.json" with { type: "json" };
import operationTable from "../../schemas/kms/operations.json" with { type: "json" };

export interface NamedConditionKey {
  readonly name: string;
  readonly type: string;
  readonly multi: boolean;
  readonly note: string;
  readonly values: readonly string[];
}

export const conditionKeys: readonly NamedConditionKey[] = keysTable.conditionKeys.map((key) => ({
  name: key.name,
  type: key.type,
  multi: "multi" in key && key.multi,
  note: "note" in key && typeof key.note === "string" ? key.note : "",
  values: "values" in key && Array.isArray(key.values) ? key.values : [],
}));

export const operations: readonly string[] = operationTable.operations.map(({ name }) => name);

export const grantOperations: readonly string[] = grantTable.grantOperations.map(({ name }) => name);

export interface NamedAction {
  readonly action: string;
  readonly accessLevels: readonly string[];
  readonly crossAccount: boolean;
  readonly iamOnly: boolean;
  /** The operations that need it. */
  readonly neededBy: readonly string[];
}

export function findAction(action: string): NamedAction | null {
  const needing = operationTable.operations.filter(({ permissions }) =>
    permissions.some((permission) => permission.action.toLowerCase() === action.toLowerCase()),
  );
  const [first] = needing;
  if (first === undefined) return null;
  const own = needing.find(({ name }) => `kms:${name}`.toLowerCase() === action.toLowerCase()) ?? first;
  return {
    action,
    accessLevels: own.accessLevels,
    crossAccount: own.crossAccount,
    iamOnly: own.iamOnly,
    neededBy: needing.map(({ name }) => name),
  };
}
