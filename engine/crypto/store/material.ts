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

/** Bytes that are there, or are made by whoever uses them first: copies of the material then have the same. */
export type Bytes = (make: () => Later<Uint8Array>) => Later<Uint8Array>;

export interface Material {
  /** What KMS calls the key material id: 64 hexadecimal digits. */
  readonly id: string;
  /** Null while imported material is deleted or expired. */
  bytes: Bytes | null;
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
  let made: Later<Uint8Array> | null = null;
  const bytes: Bytes = (make) => (made ??= make());
  return { id: randomHex(entropy, 32), bytes, rotated: null, imported: false };
}

/** Material of a key that the environment says is usable is made here, wherever it came from in AWS. */
export function firstMaterial(origin: string, state: string, entropy: Entropy): MaterialSet {
  const imported = origin === "EXTERNAL";
  return imported && state === "PendingImport" ? setOf(null) : setOf({ ...newMaterial(entropy), imported });
}

export function setOf(first: Material | null): MaterialSet {
  return { all: first === null ? [] : [first], current: first, pending: null };
}

/** The id follows from the bytes, so that material imported again is known. */
export function importedMaterial(bytes: Uint8Array): Material {
  const id = bytesToHex(hmac(sha256, bytes, utf8ToBytes("kms-cedar imported key material")));
  return { id, bytes: () => bytes, rotated: null, imported: true };
}

export function findMaterial(set: MaterialSet, id: string): Material | null {
  return [...set.all, ...(set.pending === null ? [] : [set.pending])].find((material) => material.id === id) ?? null;
}
