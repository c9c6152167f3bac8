/**
 * Condition keys by name. Names ignore case, and so does what follows a prefix key: a tag's key, an encryption context's
 * key (E63). Source: schemas/kms/condition-keys.json.
 */

import { conditionKeyTable } from "./condition-keys.generated.ts";
import { foldCase } from "../model/fold-case.ts";
import type { ConditionKeyRecord } from "./records.ts";

export type ConditionKey = ConditionKeyRecord;

export interface FoundConditionKey {
  readonly record: ConditionKey;
  /** Canonical full name; for a prefix key its name and the suffix in lower case. */
  readonly name: string;
  /** What follows a prefix key, as written; null for any other key. */
  readonly suffix: string | null;
}

export const conditionKeys: readonly ConditionKey[] = conditionKeyTable;

const exact: ReadonlyMap<string, FoundConditionKey> = new Map(
  conditionKeys
    .filter((record) => !record.prefix)
    .flatMap((record) => {
      const found = { record, name: record.name, suffix: null };
      return [[record.name, found] as const, [record.name.toLowerCase(), found] as const];
    }),
);

const prefixes = conditionKeys
  .filter((record) => record.prefix)
  .map((record) => ({ record, start: record.name.toLowerCase() }));

/** The key that a policy or a request means by a name; null for a name that KMS does not know. */
export function findConditionKey(written: string): FoundConditionKey | null {
  const known = exact.get(written);
  if (known !== undefined) return known;
  const lower = foldCase(written);
  const prefix = prefixes.find(({ start }) => lower.startsWith(start));
  if (prefix === undefined) return exact.get(lower) ?? null;
  const { record, start } = prefix;
  return { record, name: record.name + lower.slice(start.length), suffix: written.slice(start.length) };
}

/** The canonical name of a condition key, known or not, as contexts and attributes use it. */
export function canonicalName(written: string): string {
  return findConditionKey(written)?.name ?? foldCase(written);
}
