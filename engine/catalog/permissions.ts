/** What policies and grants speak about: the permissions behind the operations. Source: schemas/kms/operations.json. */

import { foldAscii } from "../model/fold-case.ts";
import { type Action, permissionTable } from "./permissions.generated.ts";
import type { PermissionRecord } from "./records.ts";

export type { Action } from "./permissions.generated.ts";

export interface Permission extends Omit<PermissionRecord, "conditionKeys"> {
  readonly action: Action;
  /** Canonical names, prefix keys with their `:` or `/`; global keys go with every permission and are not among them. */
  readonly conditionKeys: ReadonlySet<string>;
}

export const permissions: readonly Permission[] = permissionTable.map((row) => ({
  ...row,
  conditionKeys: new Set<string>(row.conditionKeys),
}));

const byAction: ReadonlyMap<string, Permission> = new Map(
  permissions.flatMap((permission) => [
    [permission.action, permission] as const,
    [permission.action.toLowerCase(), permission] as const,
  ]),
);

/** The permission of an action that the catalogue names itself. */
export function permissionOf(action: Action): Permission {
  const found = byAction.get(action);
  if (found === undefined) throw new Error(`the catalogue has no permission \`${action}\``);
  return found;
}

/** The permission behind an action such as `kms:Decrypt`; its case does not matter (E53). */
export function findPermission(action: string): Permission | null {
  return byAction.get(action) ?? byAction.get(foldAscii(action)) ?? null;
}
