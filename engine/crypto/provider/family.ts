/**
 * What can be done with keys of one spec. A family has the parts that its keys can be used for and lacks the others; a key's
 * material is bytes that only its family reads.
 */

import type { CryptoPort, HashName } from "./port.ts";

/** Fresh random bytes. */
export type Entropy = (length: number) => Uint8Array;

export type MessageType = "RAW" | "DIGEST" | "EXTERNAL_MU";

export interface SigningAlgorithm {
  /** Length of what is signed in place of a message, by the message type that says so. */
  readonly lengths: Readonly<Partial<Record<MessageType, number>>>;
  readonly sign: (port: CryptoPort, material: Uint8Array, message: Uint8Array, type: MessageType) => Later<Uint8Array>;
  readonly verify: (
    port: CryptoPort,
    publicKey: Uint8Array,
    message: Uint8Array,
    type: MessageType,
    signature: Uint8Array,
  ) => Later<boolean>;
}

export interface EncryptionAlgorithm {
  /** The longest plaintext. */
  readonly most: number;
  readonly encrypt: (port: CryptoPort, publicKey: Uint8Array, plaintext: Uint8Array) => Later<Uint8Array>;
  readonly decrypt: (port: CryptoPort, material: Uint8Array, ciphertext: Uint8Array) => Later<Uint8Array | null>;
}

export interface Encapsulated {
  readonly sharedSecret: Uint8Array;
  readonly ciphertext: Uint8Array;
}

export interface KeyFamily {
  readonly generate: (port: CryptoPort, entropy: Entropy) => Later<Uint8Array>;
  /** Material from what an import brings: bare bytes of a secret key, PKCS #8 of a private key. Null for anything else. */
  readonly importKey: (imported: Uint8Array, port: CryptoPort) => Later<Uint8Array | null>;
  /** Null for a secret key, which has none. */
  readonly publicKey: ((port: CryptoPort, material: Uint8Array) => Later<Uint8Array>) | null;
  /** PKCS #8; null for a secret key. */
  readonly privateKey: ((material: Uint8Array) => Uint8Array) | null;
  readonly macs: Readonly<Record<string, HashName>>;
  readonly signing: Readonly<Record<string, SigningAlgorithm>>;
  readonly encryption: Readonly<Record<string, EncryptionAlgorithm>>;
  /** Null for a public key (as SPKI) that is not on the curve. */
  readonly agree: ((port: CryptoPort, material: Uint8Array, publicKey: Uint8Array) => Uint8Array | null) | null;
  readonly encapsulate: ((material: Uint8Array, entropy: Entropy) => Encapsulated) | null;
  /** Null for a ciphertext of the wrong length. */
  readonly decapsulate: ((material: Uint8Array, ciphertext: Uint8Array) => Uint8Array | null) | null;
}

export type Later<T> = T | Promise<T>;

/** A family that can do nothing, to build the others on. */
export const noUse = {
  publicKey: null,
  privateKey: null,
  macs: {},
  signing: {},
  encryption: {},
  agree: null,
  encapsulate: null,
  decapsulate: null,
} as const;
