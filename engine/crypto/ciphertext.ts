/**
 * The ciphertexts of symmetric keys: our own format under our own first bytes, not AWS's. It says which key and material made
 * it, so that Decrypt needs no key id and old material keeps decrypting after rotation:
 *
 *     "kmsc" 01 | length, account ":" key id | material id (32) | nonce (32) | AES-256-GCM ciphertext and tag
 *
 * Each call has a key of its own, derived from the backing key and the nonce by the KDF in counter mode with HMAC-SHA-256
 * (SP 800-108, 4.1), so that one fixed IV does. Everything before the ciphertext, and the encryption context sorted, is
 * additional data.
 */

import { concatBytes, hexToBytes, bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { deriveKey } from "./kdf.ts";
import type { Entropy } from "./provider/family.ts";
import type { CryptoPort } from "./provider/port.ts";

/** What a ciphertext says about itself. */
export interface CiphertextHeader {
  readonly account: string;
  readonly keyId: string;
  /** 64 hexadecimal digits. */
  readonly materialId: string;
}

interface Parts extends CiphertextHeader {
  readonly header: Uint8Array;
  readonly nonce: Uint8Array;
  readonly sealed: Uint8Array;
}

export type EncryptionContext = Readonly<Record<string, string>>;

/** Null for bytes that are no ciphertext of ours. */
export function readCiphertext(blob: Uint8Array): CiphertextHeader | null {
  const parts = split(blob);
  return parts === null ? null : { account: parts.account, keyId: parts.keyId, materialId: parts.materialId };
}

export function seal(
  port: CryptoPort,
  entropy: Entropy,
  from: CiphertextHeader & { readonly backingKey: Uint8Array },
  plaintext: Uint8Array,
  context: EncryptionContext,
): Uint8Array {
  const name = utf8ToBytes(`${from.account}:${from.keyId}`);
  const nonce = entropy(nonceLength);
  const header = concatBytes(magic, Uint8Array.of(name.length), name, hexToBytes(from.materialId), nonce);
  const key = derive(port, from.backingKey, nonce);
  return concatBytes(header, port.seal(key, iv, plaintext, concatBytes(header, canonical(context))));
}

/** Null when any bit, or the context, is not what it was. */
export function open(
  port: CryptoPort,
  backingKey: Uint8Array,
  blob: Uint8Array,
  context: EncryptionContext,
): Uint8Array | null {
  const parts = split(blob);
  if (parts === null) return null;
  const key = derive(port, backingKey, parts.nonce);
  return port.open(key, iv, parts.sealed, concatBytes(parts.header, canonical(context)));
}

const magic = Uint8Array.of(0x6b, 0x6d, 0x73, 0x63, 0x01);
const nonceLength = 32;
const materialLength = 32;
const tagLength = 16;
const iv = new Uint8Array(12);
const label = utf8ToBytes("kms-cedar ciphertext 1");

function split(blob: Uint8Array): Parts | null {
  if (!magic.every((byte, index) => blob[index] === byte)) return null;
  const nameEnd = magic.length + 1 + (blob[magic.length] ?? 0);
  const nonceStart = nameEnd + materialLength;
  const end = nonceStart + nonceLength;
  if (blob.length < end + tagLength) return null;
  const name = String.fromCharCode(...blob.subarray(magic.length + 1, nameEnd));
  const [, account, keyId] = /^(\d{12}):([\w-]+)$/u.exec(name) ?? [];
  if (account === undefined || keyId === undefined) return null;
  return {
    account,
    keyId,
    materialId: bytesToHex(blob.slice(nameEnd, nonceStart)),
    header: blob.slice(0, end),
    nonce: blob.slice(nonceStart, end),
    sealed: blob.slice(end),
  };
}

/** The key of one call: label, zero, context, length in bits. */
function derive(port: CryptoPort, backingKey: Uint8Array, nonce: Uint8Array): Uint8Array {
  return deriveKey(port, backingKey, concatBytes(label, Uint8Array.of(0), nonce, number(256)));
}

/** Every context in one way only: names in byte order, each text behind its length. */
function canonical(context: EncryptionContext): Uint8Array {
  const pairs = Object.entries(context).map(([name, value]) => ({
    order: bytesToHex(utf8ToBytes(name)),
    bytes: concatBytes(
      ...[name, value].map((text) => concatBytes(number(utf8ToBytes(text).length), utf8ToBytes(text))),
    ),
  }));
  return concatBytes(...pairs.sort((a, b) => (a.order < b.order ? -1 : 1)).map(({ bytes }) => bytes));
}

function number(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}
