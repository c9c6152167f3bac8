/** What the proofs know of KMS beside its rules: look-ups in `schemas/kms`, which the engine's catalogue is made from. */

import keys from "../schemas/kms/condition-keys.json" with { type: "json" };
import grantOperations from "../schemas/kms/grant-operations.json" with { type: "json" };
import keySpecs from "../schemas/kms/key-specs.json" with { type: "json" };
import all from "../schemas/kms/operations.json" with { type: "json" };

/** A permission that an operation asks for. */
export interface Permission {
  readonly action: string;
  readonly on?: string;
  /** What the resource is to the operation: `key`, `alias`, `new-key`, `none`, … */
  readonly role: string;
  /** The members of the input that name the resource, and its Region. */
  readonly member?: string;
  readonly region?: string;
  /** The member without which the permission is not needed. */
  readonly when?: string;
}

interface Operation {
  readonly name: string;
  readonly permissions: readonly Permission[];
  readonly crossAccount: boolean;
  readonly conditionKeyGroups: readonly string[];
  readonly conditionKeys: readonly string[];
}

export const operations: readonly Operation[] = all.operations;

export const permissionsOf = (operation: string): readonly Permission[] =>
  operations.find(({ name }) => name === operation)?.permissions ?? [];

/** An action bears its operation's name, or is one of several that an operation asks for, or has no operation. */
export const recordOf = (action: string): Partial<Operation> =>
  operations.find(({ name }) => `kms:${name}` === action) ??
  operations.find((operation) => operation.permissions.some((permission) => permission.action === action)) ??
  all.permissionsWithoutOperation.find((permission) => permission.action === action) ??
  {};

interface ConditionKey {
  readonly name: string;
  readonly multi: boolean;
  /** Operations carry a key by its group, or by its name. */
  readonly group?: string;
}

/** Condition keys by their names in lower case. */
export const conditionKeys: ReadonlyMap<string, ConditionKey> = new Map(
  keys.conditionKeys.map((key) => [key.name.toLowerCase(), key]),
);

/** The condition keys that are input members as they stand, with the default that counts when they are left out. */
export const inputKeys = keys.conditionKeys.flatMap(({ name, input }) =>
  input === undefined ? [] : { name, ...input },
);

/** The grant constraints that an operation ignores. */
export const ignoredConstraintsOf = (operation: string): readonly string[] =>
  grantOperations.grantOperations.find(({ name }) => name === operation)?.ignoresConstraints ?? [];

/** The usage that a key has when nothing else is said. */
export const usageOf = (keySpec: string): string =>
  keySpecs.keySpecs.find(({ name }) => name === keySpec)?.uses[0]?.usage ?? "ENCRYPT_DECRYPT";
