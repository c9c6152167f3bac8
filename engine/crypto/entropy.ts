/** Randomness: the platform's, or for tests a stream that follows from a text. */

import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Entropy } from "./provider/family.ts";

/** Bytes from the platform's generator. */
export const platformEntropy: Entropy = (length) => crypto.getRandomValues(new Uint8Array(length));

/** The same bytes in the same order for the same text. For tests: whoever knows the text knows every key. */
export function entropyFrom(text: string): Entropy {
  const seed = sha256(utf8ToBytes(text));
  let block = 0;
  return (length) => {
    const blocks: Uint8Array[] = [];
    for (let found = 0; found < length; found += 32) blocks.push(hmac(sha256, seed, utf8ToBytes(String(block++))));
    return concatBytes(...blocks).slice(0, length);
  };
}

export function randomHex(entropy: Entropy, length: number): string {
  return bytesToHex(entropy(length));
}

/** A version 4 UUID. */
export function randomUuid(entropy: Entropy): string {
  const bytes = entropy(16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytesToHex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, "$1-$2-$3-$4-$5");
}
