/** Access keys: who signs with which secret. Those of the credentials file stay; those that STS makes expire. */

import type { KmsCaller } from "../crypto/kms.ts";

/** Whom an access key stands for, and what its signatures are made with. */
export interface AccessKey {
  readonly caller: Omit<KmsCaller, "region">;
  readonly secretAccessKey: string;
  /** Null for long-term keys. */
  readonly sessionToken: string | null;
  /** Milliseconds since 1970; null: never. */
  readonly expires: number | null;
  /** Names of session tags that a role assumed with this key takes over. */
  readonly transitiveTags: readonly string[];
}

export interface AccessKeys {
  readonly find: (id: string) => AccessKey | null;
  /** Adds a key that expires; expired ones are forgotten. */
  readonly add: (id: string, key: AccessKey) => void;
}

export function createAccessKeys(known: ReadonlyMap<string, AccessKey>, now: () => number): AccessKeys {
  const made = new Map<string, AccessKey>();
  return {
    find: (id) => known.get(id) ?? made.get(id) ?? null,
    add: (id, key) => {
      for (const [other, { expires }] of made) {
        if (expires !== null && expires + rememberedFor < now()) made.delete(other);
      }
      if (made.size >= maximum) made.delete([...made.keys()][0] ?? "");
      made.set(id, key);
    },
  };
}

/** So long a key is known as expired; afterwards it is unknown. */
const rememberedFor = 3_600_000;
const maximum = 10_000;
