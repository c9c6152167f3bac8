/** The document to look at first: where a statement or grant decides, or where a layer that decides has its first statement. */

import { type LayerNode, statementsOf } from "./tree.ts";

/** Null where nothing with a place decides. */
export function decidingDocument(tree: readonly LayerNode[]): string | null {
  const layer = tree.filter(({ decides }) => decides);
  const statement = statementsOf(layer).find(({ decides }) => decides) ?? statementsOf(layer)[0];
  return statement?.place?.file ?? null;
}
