/** The names that KMS knows, to choose from. They come after first paint. */

import { signal } from "@preact/signals";
import type { ActionGroup } from "../state/action-groups.ts";

export interface Catalog {
  readonly actions: readonly string[];
  readonly groups: readonly ActionGroup[];
}

export const catalog = signal<Catalog>({ actions: [], groups: [] });

export async function loadCatalog(): Promise<void> {
  const { actionGroups } = await import("../state/action-groups.ts");
  const actions = actionGroups.flatMap((group) => group.actions.map(({ action }) => action));
  catalog.value = { actions, groups: actionGroups };
}
