/**
 * Public and private keys in DER, as GetPublicKey and GenerateDataKeyPair give them out and imports bring them in.
 * Source: RFC 5280 (SubjectPublicKeyInfo), RFC 5208 (PrivateKeyInfo), RFC 5915 (ECPrivateKey), RFC 8410 (Ed25519).
 */

import { DER } from "@noble/curves/abstract/der.js";
import { bytesToHex, concatBytes, hexToBytes } from "@noble/hashes/utils.js";

export function tagged(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  return hexToBytes(DER._tlv.encode(tag, bytesToHex(concatBytes(...parts))));
}

export const sequence = (...parts: readonly Uint8Array[]): Uint8Array => tagged(0x30, ...parts);
export const octets = (...parts: readonly Uint8Array[]): Uint8Array => tagged(0x04, ...parts);
export const bits = (bytes: Uint8Array): Uint8Array => tagged(0x03, Uint8Array.of(0), bytes);
export const small = (value: number): Uint8Array => tagged(0x02, Uint8Array.of(value));

/** A public key under its algorithm's identifier (the DER inside the identifier's sequence, as hex). */
export function publicKeyInfo(algorithm: string, key: Uint8Array): Uint8Array {
  return sequence(sequence(hexToBytes(algorithm)), bits(key));
}

/** The key inside; null where the bytes are no public key of that algorithm. */
export function readPublicKeyInfo(algorithm: string, info: Uint8Array): Uint8Array | null {
  return whole(0x30, info, (content) => {
    const identifier = DER._tlv.decode(0x30, content);
    if (bytesToHex(identifier.v) !== algorithm) return null;
    return whole(0x03, identifier.l, (value) => (value[0] === 0 ? value.slice(1) : null));
  });
}

export function privateKeyInfo(algorithm: string, key: Uint8Array): Uint8Array {
  return sequence(small(0), sequence(hexToBytes(algorithm)), octets(key));
}

/** The algorithm's own encoding of the key; null where the bytes are no private key of that algorithm. */
export function readPrivateKeyInfo(algorithm: string, info: Uint8Array): Uint8Array | null {
  return whole(0x30, info, (content) => {
    const identifier = DER._tlv.decode(0x30, DER._tlv.decode(0x02, content).l);
    return bytesToHex(identifier.v) === algorithm ? DER._tlv.decode(0x04, identifier.l).v : null;
  });
}

/** The scalar of an ECPrivateKey, or the seed of a CurvePrivateKey. */
export function readKeyOctets(key: Uint8Array): Uint8Array | null {
  return attempt(() => {
    if (key[0] === 0x04) return whole(0x04, key, (value) => value);
    return DER._tlv.decode(0x04, DER._tlv.decode(0x02, DER._tlv.decode(0x30, key).v).l).v;
  });
}

/** Modulus and exponent, public or private, of an RSA key in its own encoding (RFC 8017, A.1). */
export function readRsaIntegers(key: Uint8Array): readonly bigint[] | null {
  return attempt(() => {
    const found: bigint[] = [];
    let rest: Uint8Array = DER._tlv.decode(0x30, key).v;
    while (rest.length > 0) {
      const { v, l } = DER._tlv.decode(0x02, rest);
      found.push(BigInt(`0x${bytesToHex(v)}`));
      rest = l;
    }
    return found;
  });
}

function whole<T>(tag: number, data: Uint8Array, read: (content: Uint8Array) => T | null): T | null {
  return attempt(() => {
    const { v, l } = DER._tlv.decode(tag, data);
    return l.length === 0 ? read(v) : null;
  });
}

/** noble throws for what is no DER. */
function attempt<T>(read: () => T | null): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
