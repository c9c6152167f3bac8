/** The names that KMS knows, to choose from. They come after first paint. */

import { signal } from "@preact/signals";

export interface Catalog {
  readonly actions: readonly string[];
}

export const catalog = signal<Catalog>({ actions: [] });

export async function loadCatalog(): Promise<void> {
  const { actionGroups } = await import("../state/action-groups.ts");
  catalog.value = { actions: actionGroups.flatMap(({ actions }) => actions.map(({ action }) => action)) };
}
