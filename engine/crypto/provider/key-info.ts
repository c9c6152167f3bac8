/** Keys on curves as PKCS #8 and SPKI. */

import { octets, privateKeyInfo, publicKeyInfo, readPublicKeyInfo, sequence, small } from "./der.ts";
import type { Curve } from "./port.ts";

const ecPublicKey = "06072a8648ce3d0201";
export const ed25519Algorithm = "06032b6570";

export const ecAlgorithm = ({ oid }: Curve): string => ecPublicKey + oid;

/** `point` is uncompressed. */
export function ecPublicKeyInfo(curve: Curve, point: Uint8Array): Uint8Array {
  return publicKeyInfo(ecAlgorithm(curve), point);
}

/** The point, in whatever form it was given; null where the bytes are no public key on that curve. */
export function readEcPublicKeyInfo(curve: Curve, info: Uint8Array): Uint8Array | null {
  return readPublicKeyInfo(ecAlgorithm(curve), info);
}

export function ecPrivateKeyInfo(curve: Curve, scalar: Uint8Array): Uint8Array {
  return privateKeyInfo(ecAlgorithm(curve), sequence(small(1), octets(scalar)));
}

export function edPublicKeyInfo(key: Uint8Array): Uint8Array {
  return publicKeyInfo(ed25519Algorithm, key);
}

export function edPrivateKeyInfo(seed: Uint8Array): Uint8Array {
  return privateKeyInfo(ed25519Algorithm, octets(seed));
}
