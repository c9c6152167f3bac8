/** What is known of each KMS action, from `schemas/kms`: the only data that the reference shares with the engine. */

import keys from "../../schemas/kms/condition-keys.json" with { type: "json" };
import grantOperations from "../../schemas/kms/grant-operations.json" with { type: "json" };
import keySpecs from "../../schemas/kms/key-specs.json" with { type: "json" };
import operations from "../../schemas/kms/operations.json" with { type: "json" };

/** A permission that an operation asks for. `member` names the resource; `when` must be given; `region` holds the Region. */
export interface Permission {
  readonly action: string;
  readonly on: string;
  readonly role: string;
  readonly member?: string;
  readonly when?: string;
  readonly region?: string;
  readonly iamOnly?: boolean;
}

interface Operation {
  readonly name: string;
  readonly permissions: readonly Permission[];
  readonly crossAccount: boolean;
  readonly conditionKeyGroups: readonly string[];
  readonly conditionKeys: readonly string[];
}

/** `input`: the member that the key is, as it stands. */
interface ConditionKey {
  readonly name: string;
  readonly input?: { readonly member: string; readonly default?: string };
  readonly group?: string;
}

const allOperations: readonly Operation[] = operations.operations;
const allKeys: readonly ConditionKey[] = keys.conditionKeys;

/** An action bears its operation's name, or is one of several that an operation asks for, or has no operation. */
function recordOf(action: string): Pick<Operation, "crossAccount" | "conditionKeyGroups" | "conditionKeys"> {
  const found =
    allOperations.find(({ name }) => `kms:${name}` === action) ??
    allOperations.find(({ permissions }) => permissions.some((permission) => permission.action === action));
  const alone = operations.permissionsWithoutOperation.find((permission) => permission.action === action);
  return found ?? { crossAccount: false, conditionKeyGroups: [], conditionKeys: [], ...alone };
}

export function permissionsOf(operation: string): readonly Permission[] {
  const found = allOperations.find(({ name }) => name === operation);
  if (found === undefined) throw new Error(`unknown operation ${operation}`);
  return found.permissions;
}

/** E9: only some operations work across accounts. */
export function worksAcrossAccounts(action: string): boolean {
  return recordOf(action).crossAccount;
}

/** E39: actions without a resource, which only IAM policies control. */
export function isWithoutResource(action: string): boolean {
  return allOperations.some(({ permissions }) =>
    permissions.some((permission) => permission.action === action && permission.on === "none"),
  );
}

/** E40: the alias operations. */
export function isAskedOnAliases(action: string): boolean {
  return allOperations.some(({ permissions }) =>
    permissions.some((permission) => permission.action === action && permission.on === "alias"),
  );
}

/**
 * Whether requests for the action carry a condition key. Keys named aws: go with every request, but for tags; an
 * alias shows neither these nor any key of KMS (E40).
 */
export function isCarried(action: string, isOnAlias: boolean, name: string): boolean {
  const key = /^(?:kms:EncryptionContext:|aws:(?:Resource|Request)Tag\/)/.exec(name)?.[0] ?? name;
  if (key.startsWith("aws:") && !key.endsWith("Tag/") && key !== "aws:TagKeys") return true;
  const { conditionKeys, conditionKeyGroups } = recordOf(action);
  const group = allKeys.find((known) => known.name === key)?.group;
  return !isOnAlias && (conditionKeys.includes(key) || (group !== undefined && conditionKeyGroups.includes(group)));
}

/** The condition keys that are input members as they stand. */
export const inputKeys = allKeys.filter(({ input }) => input !== undefined);

/** E28, E29: the grant constraints that an operation ignores. */
export function ignoresConstraint(operation: string, constraint: "encryption-context" | "source-arn"): boolean {
  const all: readonly { readonly name: string; readonly ignoresConstraints?: readonly string[] }[] =
    grantOperations.grantOperations;
  return all.find(({ name }) => name === operation)?.ignoresConstraints?.includes(constraint) === true;
}

/** The usage that a key has when nothing else is said. */
export function usageOf(keySpec: string): string {
  return keySpecs.keySpecs.find(({ name }) => name === keySpec)?.uses[0]?.usage ?? "ENCRYPT_DECRYPT";
}
