/**
 * ECDSA and ECDH on prime-order curves (FIPS 186-5, SP 800-56A). The platform signs messages; noble signs a given digest.
 * Material is the private scalar.
 */

import { type KeyFamily, noUse, type SigningAlgorithm } from "./family.ts";
import { ecAlgorithm, ecPrivateKeyInfo, ecPublicKeyInfo, readEcPublicKeyInfo } from "./key-info.ts";
import { readKeyOctets, readPrivateKeyInfo } from "./der.ts";
import { nobleCurves } from "./noble-curves.ts";
import { nobleHashes } from "./noble-hashes.ts";
import type { Curve, HashName } from "./port.ts";

interface EllipticSpec {
  readonly curve: Curve;
  readonly signing: Readonly<Record<string, HashName>>;
}

export function ellipticKeys({ curve, signing }: EllipticSpec): KeyFamily {
  const noble = nobleCurves[curve.noble];
  return {
    ...noUse,
    generate: (_port, entropy) => noble.utils.randomSecretKey(entropy(noble.lengths.seed ?? 0)),
    importKey: (imported) => {
      const key = readPrivateKeyInfo(ecAlgorithm(curve), imported);
      const scalar = key === null ? null : readKeyOctets(key);
      return scalar !== null && noble.utils.isValidSecretKey(scalar) ? scalar : null;
    },
    publicKey: (_port, material) => ecPublicKeyInfo(curve, noble.getPublicKey(material, false)),
    privateKey: (material) => ecPrivateKeyInfo(curve, material),
    signing: Object.fromEntries(Object.entries(signing).map(([name, hash]) => [name, ecdsa(curve, hash)])),
    agree: (port, material, publicKey) => {
      const point = pointOf(curve, publicKey);
      return point === null ? null : port.agree(curve, material, point);
    },
  };
}

const options = { prehash: false, lowS: false, format: "der" } as const;

function ecdsa(curve: Curve, hash: HashName): SigningAlgorithm {
  const noble = nobleCurves[curve.noble];
  return {
    lengths: { DIGEST: nobleHashes[hash].outputLen },
    sign: (port, material, message, type) =>
      type === "RAW" ? port.ecdsaSign(curve, hash, material, message) : noble.sign(message, material, options),
    verify: (port, publicKey, message, type, signature) => {
      const point = pointOf(curve, publicKey);
      if (point === null) return false;
      if (type === "RAW") return port.ecdsaVerify(curve, hash, point, message, signature);
      try {
        return noble.verify(signature, message, point, options);
      } catch {
        return false;
      }
    },
  };
}

/** The uncompressed point of a public key; null for what is not on the curve. */
function pointOf(curve: Curve, publicKey: Uint8Array): Uint8Array | null {
  const point = readEcPublicKeyInfo(curve, publicKey);
  if (point === null) return null;
  try {
    return nobleCurves[curve.noble].Point.fromBytes(point).toBytes(false);
  } catch {
    return null;
  }
}
