/** What is known of each KMS action, from `schemas/kms`: the only data that the reference shares with the engine. */

import keys from "../../schemas/kms/condition-keys.json" with { type: "json" };
import grantOperations from "../../schemas/kms/grant-operations.json" with { type: "json" };
import keySpecs from "../../schemas/kms/key-specs.json" with { type: "json" };
import all from "../../schemas/kms/operations.json" with { type: "json" };

/** A permission that an operation asks for. `member` names the resource; `when` must be given; `region` holds the Region. */
export interface Permission {
  readonly action: string;
  readonly on: string;
  readonly role: string;
  readonly member?: string;
  readonly when?: string;
  readonly region?: string;
}

interface Operation {
  readonly name: string;
  readonly permissions: readonly Permission[];
  readonly crossAccount: boolean;
  readonly conditionKeyGroups: readonly string[];
  readonly conditionKeys: readonly string[];
}

const operations: readonly Operation[] = all.operations;
const permissions = operations.flatMap((operation) => operation.permissions);

export const permissionsOf = (operation: string): readonly Permission[] =>
  operations.find(({ name }) => name === operation)?.permissions ?? [];

/** An action bears its operation's name, or is one of several that an operation asks for, or has no operation. */
function recordOf(action: string): Partial<Operation> | undefined {
  return (
    operations.find(({ name }) => `kms:${name}` === action) ??
    operations.find(({ permissions }) => permissions.some((permission) => permission.action === action)) ??
    all.permissionsWithoutOperation.find((permission) => permission.action === action)
  );
}

/** E9: only some operations work across accounts. */
export const worksAcrossAccounts = (action: string): boolean => recordOf(action)?.crossAccount === true;

/** E39, E40: the actions without a resource, and those on aliases. */
export const isAskedOn = (kind: "none" | "alias", action: string): boolean =>
  permissions.some((permission) => permission.action === action && permission.on === kind);

/**
 * Whether requests for the action carry a condition key. Keys named aws: go with every request, but for tags; an alias
 * shows neither these nor any key of KMS (E40).
 */
export function isCarried(action: string, name: string, isOnAlias = false): boolean {
  const key = /^(?:kms:EncryptionContext:|aws:(?:Resource|Request)Tag\/)/.exec(name)?.[0] ?? name;
  if (key.startsWith("aws:") && !key.endsWith("Tag/") && key !== "aws:TagKeys") return true;
  const { conditionKeys = [], conditionKeyGroups = [] } = recordOf(action) ?? {};
  const group = keys.conditionKeys.find((known) => known.name === key)?.group ?? "";
  return !isOnAlias && (conditionKeys.includes(key) || conditionKeyGroups.includes(group));
}

/** The condition keys that are input members as they stand, with the default that counts when they are left out. */
export const inputKeys = keys.conditionKeys.flatMap(({ name, input }) =>
  input === undefined ? [] : { name, ...input },
);

/** E28, E29: the grant constraints that an operation ignores. */
export function ignoresConstraint(operation: string, constraint: "encryption-context" | "source-arn"): boolean {
  const found = grantOperations.grantOperations.find(({ name }) => name === operation);
  return found?.ignoresConstraints?.includes(constraint) === true;
}

/** The usage that a key has when nothing else is said. */
export const usageOf = (keySpec: string): string =>
  keySpecs.keySpecs.find(({ name }) => name === keySpec)?.uses[0]?.usage ?? "ENCRYPT_DECRYPT";
