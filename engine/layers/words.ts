/** What texts call each place that settles a decision: the policy layers in their own words, and the grants. */

import type { LayerName } from "../model/decision.ts";
import type { Layer, LayerWords } from "./layer.ts";
import { layers } from "./list.ts";

/** Grants are no policies; AWS counts them among what is based on the resource. */
const grantWords: LayerWords = { title: "grant", awsTitle: "resource-based policy", awsHides: false };

const byName: ReadonlyMap<LayerName, Layer> = new Map(layers.map((layer) => [layer.name, layer]));

export function layerWords(name: LayerName): LayerWords {
  return byName.get(name)?.words ?? grantWords;
}

/** Null for the grants. */
export function findLayer(name: LayerName): Layer | null {
  return byName.get(name) ?? null;
}
