/** Things worth keeping, by key, up to a total weight: what was made first goes first. */

export interface Kept<T> {
  readonly find: (key: string) => T | undefined;
  readonly keep: (key: string, value: T, weight: number) => void;
}

export function keepUpTo<T>(total: number): Kept<T> {
  const kept = new Map<string, { readonly value: T; readonly weight: number }>();
  let held = 0;
  return {
    find: (key) => kept.get(key)?.value,
    keep: (key, value, weight) => {
      held += weight - (kept.get(key)?.weight ?? 0);
      kept.delete(key);
      kept.set(key, { value, weight });
      for (const [oldest, { weight: freed }] of kept) {
        if (held <= total || oldest === key) break;
        kept.delete(oldest);
        held -= freed;
      }
    },
  };
}
