/**
 * The cryptography that a platform itself provides. `node.ts` has OpenSSL behind it, `web.ts` WebCrypto and noble; what
 * neither has is composed from noble in the families. Keys are bytes: RSA as PKCS #8 and SPKI, the rest as the curve has it.
 */

export type HashName = "sha1" | "sha224" | "sha256" | "sha384" | "sha512";

/** How an RSA signature pads its digest. */
export type RsaScheme = "pss" | "pkcs1";

/** A prime-order curve, as each side names it. */
export interface Curve {
  readonly node: string;
  readonly noble: "p256" | "p384" | "p521" | "secp256k1";
  /** Length of a scalar and of a coordinate. */
  readonly bytes: number;
  /** DER of the named curve's object identifier. */
  readonly oid: string;
}

export interface RsaKeys {
  readonly generate: (bits: number) => Promise<Uint8Array>;
  readonly publicKey: (privateKey: Uint8Array) => Promise<Uint8Array>;
  readonly bits: (publicKey: Uint8Array) => number;
  readonly encrypt: (hash: HashName, publicKey: Uint8Array, plaintext: Uint8Array) => Promise<Uint8Array>;
  /** Null for what was not encrypted so under this key. */
  readonly decrypt: (hash: HashName, privateKey: Uint8Array, ciphertext: Uint8Array) => Promise<Uint8Array | null>;
  readonly sign: (
    scheme: RsaScheme,
    hash: HashName,
    privateKey: Uint8Array,
    message: Uint8Array,
  ) => Promise<Uint8Array>;
  readonly verify: (
    scheme: RsaScheme,
    hash: HashName,
    publicKey: Uint8Array,
    message: Uint8Array,
    signature: Uint8Array,
  ) => Promise<boolean>;
  /** The bare private operation on a block as long as the modulus (RFC 8017, RSASP1). */
  readonly privateOperation: (privateKey: Uint8Array, block: Uint8Array) => Uint8Array;
  /** The bare public operation; null for a block that is no residue (RFC 8017, RSAVP1). */
  readonly publicOperation: (publicKey: Uint8Array, block: Uint8Array) => Uint8Array | null;
}

export interface CryptoPort {
  readonly hash: (hash: HashName, data: Uint8Array) => Uint8Array;
  readonly hmac: (hash: HashName, key: Uint8Array, data: Uint8Array) => Uint8Array;
  /** AES-256-GCM, the tag at the end. */
  readonly seal: (key: Uint8Array, iv: Uint8Array, plaintext: Uint8Array, additional: Uint8Array) => Uint8Array;
  /** Null when the tag does not fit. */
  readonly open: (key: Uint8Array, iv: Uint8Array, sealed: Uint8Array, additional: Uint8Array) => Uint8Array | null;
  readonly rsa: RsaKeys;
  /** ECDSA over the hash of a message, signatures in DER. */
  readonly ecdsaSign: (curve: Curve, hash: HashName, privateKey: Uint8Array, message: Uint8Array) => Uint8Array;
  readonly ecdsaVerify: (
    curve: Curve,
    hash: HashName,
    publicKey: Uint8Array,
    message: Uint8Array,
    signature: Uint8Array,
  ) => boolean;
  /** The shared x-coordinate; null for a point that is not on the curve. */
  readonly agree: (curve: Curve, privateKey: Uint8Array, publicKey: Uint8Array) => Uint8Array | null;
  readonly ed25519Sign: (privateKey: Uint8Array, message: Uint8Array) => Uint8Array;
  readonly ed25519Verify: (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;
}
