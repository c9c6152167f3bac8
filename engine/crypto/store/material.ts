/**
 * The key material of a key, or of a set of related multi-Region keys, which share it. The first is the oldest; the current
 * one encrypts, all decrypt. Material is made when it is first used.
 */

import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { randomHex } from "../entropy.ts";
import type { Entropy, Later } from "../provider/family.ts";

export type RotationType = "AUTOMATIC" | "ON_DEMAND";

export interface Material {
  /** What KMS calls the key material id: 64 hexadecimal digits. */
  readonly id: string;
  /** Null until it is first used, and while imported material is deleted or expired. */
  bytes: Later<Uint8Array> | null;
  /** When it became current, and by what; null for the first. */
  rotated: { readonly at: Date; readonly type: RotationType } | null;
  readonly imported: boolean;
  description?: string;
  validTo?: Date | null;
}

export interface MaterialSet {
  readonly all: Material[];
  current: Material | null;
  /** Imported for a rotation that has not happened yet. */
  pending: Material | null;
}

export function newMaterial(entropy: Entropy): Material {
  return { id: randomHex(entropy, 32), bytes: null, rotated: null, imported: false };
}

/** The id follows from the bytes, so that material imported again is known. */
export function importedMaterial(bytes: Uint8Array): Material {
  const id = bytesToHex(hmac(sha256, bytes, utf8ToBytes("kms-cedar imported key material")));
  return { id, bytes, rotated: null, imported: true };
}

export function findMaterial(set: MaterialSet, id: string): Material | null {
  return [...set.all, ...(set.pending === null ? [] : [set.pending])].find((material) => material.id === id) ?? null;
}
