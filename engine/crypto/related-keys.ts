/** A multi-Region key and the others of its set: same account and id, another Region each (E44). */

import type { Store } from "./store/store.ts";
import type { KeyRecord } from "./store/key-record.ts";

/** The ARN of the key's relative in a Region. */
export function relativeIn({ partition, account, id }: KeyRecord, region: string): string {
  return `arn:${partition}:kms:${region}:${account}:key/${id}`;
}

export function relatedKeys(key: KeyRecord, { keys }: Store): readonly KeyRecord[] {
  if (!key.multiRegion) return [key];
  return [...keys.values()].filter(
    ({ multiRegion, id, account }) => multiRegion && id === key.id && account === key.account,
  );
}
