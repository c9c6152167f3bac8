/**
 * The permissions of KMS in the groups in which people think of them: use the key, manage it, give access to it, look at it.
 * Source: schemas/kms/operations.json.
 */

import catalog from "../../schemas/kms/operations.json" with { type: "json" };

export type ActionGroupName = "use" | "manage" | "grant" | "read";

export interface ListedAction {
  readonly action: string;
  readonly on: "key" | "alias" | "none";
}

export interface ActionGroup {
  readonly name: ActionGroupName;
  readonly title: string;
  readonly actions: readonly ListedAction[];
}

const titles: Readonly<Record<ActionGroupName, string>> = {
  use: "Use",
  manage: "Manage",
  grant: "Grant",
  read: "Read",
};

interface Listed extends ListedAction {
  readonly group: ActionGroupName;
}

/** The first place in the table wins: ReEncryptTo asks on the key as well as on its source. */
const listed: ReadonlyMap<string, Listed> = new Map(
  [...catalog.operations, ...catalog.permissionsWithoutOperation.map(loneOperation)]
    .toReversed()
    .flatMap((operation) =>
      operation.permissions
        .toReversed()
        .map(
          ({ action, on }) => [action, { action, on: on as Listed["on"], group: groupOf(action, operation) }] as const,
        ),
    ),
);

export const actionGroups: readonly ActionGroup[] = (["use", "manage", "grant", "read"] as const).map((name) => ({
  name,
  title: titles[name],
  actions: [...listed.values()]
    .filter(({ group }) => group === name)
    .sort((one, other) => (one.action < other.action ? -1 : 1)),
}));

function groupOf(
  action: string,
  { cryptographic, accessLevels }: { readonly cryptographic: boolean; readonly accessLevels: readonly string[] },
): ActionGroupName {
  if (/Grant/u.test(action)) return "grant";
  if (cryptographic) return "use";
  return accessLevels.some((level) => level === "List" || level === "Read") ? "read" : "manage";
}

function loneOperation({ action, on, accessLevels }: (typeof catalog.permissionsWithoutOperation)[number]) {
  return { permissions: [{ action, on }], accessLevels, cryptographic: false };
}
