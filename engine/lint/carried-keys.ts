/**
 * Which condition keys the request for an action can carry. Global keys go with all, but for those of tags, which go with
 * the actions that touch tags. Source: schemas/kms/operations.json.
 */

import type { FoundConditionKey } from "../catalog/condition-keys.ts";
import { type Action, findPermission, permissions } from "../catalog/permissions.ts";

export function carries(action: Action, { record }: FoundConditionKey): boolean {
  return !isOfSomeActions(record.name) || findPermission(action)?.conditionKeys.has(record.name) === true;
}

/** The actions that carry a key, as a reader may be told: the first few, and how many more. */
export function carriersOf(found: FoundConditionKey): string {
  const names = permissions.filter(({ action }) => carries(action, found)).map(({ action }) => `\`${action}\``);
  const [last = ""] = names.slice(-1);
  if (names.length === 1) return last;
  if (names.length > 4) return `${names.slice(0, 3).join(", ")} and ${String(names.length - 3)} more`;
  return `${names.slice(0, -1).join(", ")} and ${last}`;
}

const ofSomeActions = new Set(permissions.flatMap(({ conditionKeys }) => [...conditionKeys]));

function isOfSomeActions(name: string): boolean {
  return ofSomeActions.has(name);
}
