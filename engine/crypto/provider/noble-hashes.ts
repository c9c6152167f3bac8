/** The hash functions of noble, by name. */

import { sha1 } from "@noble/hashes/legacy.js";
import type { HashName } from "./port.ts";
import { sha224, sha256, sha384, sha512 } from "@noble/hashes/sha2.js";

export const nobleHashes = { sha1, sha224, sha256, sha384, sha512 } as const;

export type NobleHash = (typeof nobleHashes)[HashName];

/** A function that noble takes for a hash function: with the lengths of a real one. */
export function likeHash(compute: (data: Uint8Array) => Uint8Array, real: NobleHash): NobleHash {
  const { outputLen, blockLen, canXOF } = real;
  return Object.assign(compute, { outputLen, blockLen, canXOF, create: () => real.create() }) as NobleHash;
}
