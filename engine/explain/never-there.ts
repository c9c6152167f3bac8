/** Condition keys that no request of this kind can hold for a layer, so that nobody can meet a condition on them (E45). */

import { findConditionKey } from "../catalog/condition-keys.ts";
import type { Situation } from "../context/situation.ts";
import { findLayer } from "../layers/words.ts";
import type { LayerName } from "../model/decision.ts";
import type { ConditionTrace } from "./trace.ts";

/** Why the key is never there; null where it may be. */
export function neverThere(
  { key, operator, actual }: ConditionTrace,
  layer: LayerName,
  { permission, target }: Situation,
): string | null {
  const found = findConditionKey(key);
  if (actual !== null || found === null || operator === "Null") return null;
  const { name, record } = found;
  if (findLayer(layer)?.hides(name) === true)
    return `key policies do not see \`${key}\`: it works in IAM policies alone`;
  const carried = permission.conditionKeys.has(record.name) && target.kind !== "alias";
  return name.startsWith("kms:") && !carried
    ? `requests for \`${permission.action}\` do not carry \`${key}\` here`
    : null;
}
