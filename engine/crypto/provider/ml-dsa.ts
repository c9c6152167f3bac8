/** ML-DSA (FIPS 204), over a message or over the 64-byte mu that the caller computed. Material is the seed. */

import type { DSA } from "@noble/post-quantum/ml-dsa.js";
import { privateKeyInfo, publicKeyInfo, readPrivateKeyInfo, readPublicKeyInfo, tagged } from "./der.ts";
import { type KeyFamily, noUse } from "./family.ts";

interface MlDsaSpec {
  readonly scheme: DSA;
  readonly oid: string;
  readonly algorithm: string;
}

export function mlDsaKeys({ scheme, oid, algorithm }: MlDsaSpec): KeyFamily {
  return {
    ...noUse,
    generate: (_port, entropy) => entropy(32),
    importKey: (imported) => readSeed(oid, imported, 32),
    publicKey: (_port, material) => publicKeyInfo(oid, scheme.keygen(material).publicKey),
    privateKey: (material) => privateKeyInfo(oid, tagged(0x80, material)),
    signing: {
      [algorithm]: {
        lengths: { EXTERNAL_MU: 64 },
        sign: (_port, material, message, type) => {
          const { secretKey } = scheme.keygen(material);
          return type === "EXTERNAL_MU"
            ? scheme.internal.sign(message, secretKey, { externalMu: true })
            : scheme.sign(message, secretKey);
        },
        verify: (_port, publicKey, message, type, signature) => {
          const key = readPublicKeyInfo(oid, publicKey);
          if (key === null || signature.length !== scheme.lengths.signature) return false;
          return type === "EXTERNAL_MU"
            ? scheme.internal.verify(signature, message, key, { externalMu: true })
            : scheme.verify(signature, message, key);
        },
      },
    },
  };
}

/** The seed of a post-quantum private key in its seed form (RFC 9881, RFC 9935). */
export function readSeed(oid: string, imported: Uint8Array, length: number): Uint8Array | null {
  const key = readPrivateKeyInfo(oid, imported);
  return key?.length === length + 2 && key[0] === 0x80 && key[1] === length ? key.slice(2) : null;
}
