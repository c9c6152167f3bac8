/** What is known of each KMS action, from `schemas/kms`: the only data that the reference shares with the engine. */

import keys from "../../schemas/kms/condition-keys.json" with { type: "json" };
import grantOperations from "../../schemas/kms/grant-operations.json" with { type: "json" };
import keySpecs from "../../schemas/kms/key-specs.json" with { type: "json" };
import all from "../../schemas/kms/operations.json" with { type: "json" };
import type { Asked } from "./situation.ts";

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

const operations: readonly Operation[] = all.operations;

/** E39-E43: a call needs what its operation asks for. A request is for one permission, on an alias if it names one. */
export function permissionsOf(asked: Asked): readonly Permission[] {
  if ("operation" in asked) return operations.find(({ name }) => name === asked.operation)?.permissions ?? [];
  const { action, resource = "" } = asked;
  const permissions = operations.flatMap((operation) => operation.permissions);
  const kinds = permissions.filter((permission) => permission.action === action).map(({ on }) => on);
  const isAlias = kinds.includes("alias") && /(?:^|:)alias\//.test(resource);
  return [{ action, role: kinds.includes("none") ? "none" : isAlias ? "alias" : "key" }];
}

/** An action bears its operation's name, or is one of several that an operation asks for, or has no operation. */
const recordOf = (action: string): Partial<Operation> =>
  operations.find(({ name }) => `kms:${name}` === action) ??
  operations.find(({ permissions }) => permissions.some((permission) => permission.action === action)) ??
  all.permissionsWithoutOperation.find((permission) => permission.action === action) ??
  {};

/** E9: only some operations work across accounts. */
export const worksAcrossAccounts = (action: string): boolean => recordOf(action).crossAccount === true;

/**
 * E40, E56: whether requests for the action carry a condition key. Keys named aws: go with every request, but for tags;
 * an alias shows neither these nor any key of KMS.
 */
export function isCarried(action: string, name: string, isOnAlias = false): boolean {
  const key = /^(?:kms:EncryptionContext:|aws:(?:Resource|Request)Tag\/)/.exec(name)?.[0] ?? name;
  if (key.startsWith("aws:") && !key.endsWith("Tag/") && key !== "aws:TagKeys") return true;
  const { conditionKeys = [], conditionKeyGroups = [] } = recordOf(action);
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
