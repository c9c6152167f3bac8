/** Things worth keeping, by key, up to a total weight: what was not looked for the longest goes first. */

export interface Kept<T> {
  readonly find: (key: string) => T | undefined;
  readonly keep: (key: string, value: T, weight: number) => void;
}

export function keepUpTo<T>(total: number): Kept<T> {
  const kept = new Map<string, { readonly value: T; readonly weight: number }>();
  let held = 0;
  /** The last of the map, which is in the order of use. */
  let newest: string | null = null;
  return {
    find: (key) => {
      const found = kept.get(key);
      if (found !== undefined && key !== newest) {
        kept.delete(key);
        kept.set(key, found);
        newest = key;
      }
      return found?.value;
    },
    keep: (key, value, weight) => {
      held += weight - (kept.get(key)?.weight ?? 0);
      kept.delete(key);
      kept.set(key, { value, weight });
      newest = key;
      for (const [oldest, { weight: freed }] of kept) {
        if (held <= total || oldest === key) break;
        kept.delete(oldest);
        held -= freed;
      }
    },
  };
}
