/** Which requests only IAM policies decide: actions without a key, aliases, and RetireGrant, which grants decide (E35, E39, E40). */

import type { RequestDocument } from "../../engine/model/documents.ts";
import { operations } from "../catalogue.ts";

const needed = operations.flatMap(({ permissions, crossAccount }) =>
  permissions.map((permission) => ({ ...permission, crossAccount })),
);

/** Every action, `kms:` in front. */
export const allActions: readonly string[] = [...new Set(needed.map(({ action }) => action))];

export function iamDecides({
  action,
  resource,
}: {
  readonly action: string;
  readonly resource?: string | undefined;
}): boolean {
  const on = needsOf(action).map((one) => one.on);
  const onAlias = resource?.includes("alias/") === true && on.includes("alias");
  return onAlias || on.every((kind) => kind === "none") || isRetireGrant({ action });
}

/** E9. */
export function crossesAccounts({ action }: Pick<RequestDocument, "action">): boolean {
  return needsOf(action).some(({ crossAccount }) => crossAccount);
}

export function isRetireGrant({ action }: Pick<RequestDocument, "action">): boolean {
  return action.toLowerCase() === "kms:retiregrant";
}

function needsOf(action: string) {
  return needed.filter((one) => one.action.toLowerCase() === action.toLowerCase());
}
