/** ML-KEM (FIPS 203). Material is the seed. */

import type { MLKEM } from "@noble/post-quantum/ml-kem.js";
import { privateKeyInfo, publicKeyInfo, tagged } from "./der.ts";
import { type KeyFamily, noUse } from "./family.ts";
import { readSeed } from "./ml-dsa.ts";

export function mlKemKeys({ scheme, oid }: { readonly scheme: MLKEM; readonly oid: string }): KeyFamily {
  return {
    ...noUse,
    generate: (_port, entropy) => entropy(64),
    importKey: (imported) => readSeed(oid, imported, 64),
    publicKey: (_port, material) => publicKeyInfo(oid, scheme.keygen(material).publicKey),
    privateKey: (material) => privateKeyInfo(oid, tagged(0x80, material)),
    encapsulate: (material, entropy) => {
      const { cipherText, sharedSecret } = scheme.encapsulate(scheme.keygen(material).publicKey, entropy(32));
      return { ciphertext: cipherText, sharedSecret };
    },
    decapsulate: (material, ciphertext) =>
      ciphertext.length === scheme.lengths.cipherText
        ? scheme.decapsulate(ciphertext, scheme.keygen(material).secretKey)
        : null,
  };
}
