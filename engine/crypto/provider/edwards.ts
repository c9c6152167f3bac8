/**
 * Ed25519 over messages and Ed25519ph over a SHA-512 digest that the caller computed (RFC 8032, 5.1). noble's own Ed25519ph
 * hashes by itself; with no hash in that place and RFC 8032's domain it takes the digest. Material is the seed.
 */

import { eddsa } from "@noble/curves/abstract/edwards.js";
import { ed25519 } from "@noble/curves/ed25519.js";
import { sha512 } from "@noble/hashes/sha2.js";
import { concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { readKeyOctets, readPrivateKeyInfo, readPublicKeyInfo } from "./der.ts";
import { type KeyFamily, noUse } from "./family.ts";
import { likeHash } from "./noble-hashes.ts";
import { ed25519Algorithm, edPrivateKeyInfo, edPublicKeyInfo } from "./key-info.ts";

/** The names of both. */
interface EdwardsSpec {
  readonly ofMessage: string;
  readonly ofDigest: string;
}

export function edwardsKeys({ ofMessage, ofDigest }: EdwardsSpec): KeyFamily {
  return {
    ...noUse,
    generate: (_port, entropy) => entropy(32),
    importKey: (imported) => {
      const key = readPrivateKeyInfo(ed25519Algorithm, imported);
      const seed = key === null ? null : readKeyOctets(key);
      return seed?.length === 32 ? seed : null;
    },
    publicKey: (_port, material) => edPublicKeyInfo(ed25519.getPublicKey(material)),
    privateKey: (material) => edPrivateKeyInfo(material),
    signing: {
      [ofMessage]: {
        lengths: {},
        sign: (port, material, message) => port.ed25519Sign(material, message),
        verify: (port, publicKey, message, _type, signature) =>
          verified(publicKey, (key) => port.ed25519Verify(key, message, signature)),
      },
      [ofDigest]: {
        lengths: { DIGEST: 64 },
        sign: (_port, material, digest) => prehashed.sign(digest, material),
        verify: (_port, publicKey, digest, _type, signature) =>
          verified(publicKey, (key) => prehashed.verify(signature, digest, key)),
      },
    },
  };
}

/** dom2(1, ""): signatures over a digest are of no use as signatures over a message. */
const domain = concatBytes(utf8ToBytes("SigEd25519 no Ed25519 collisions"), Uint8Array.of(1, 0));

const prehashed = eddsa(ed25519.Point, sha512, {
  prehash: likeHash((digest) => digest, sha512),
  domain: (data: Uint8Array) => concatBytes(domain, data),
  adjustScalarBytes: clamp,
});

/** RFC 8032, 5.1.5. */
function clamp(bytes: Uint8Array): Uint8Array {
  const scalar = Uint8Array.from(bytes);
  scalar[0] = (scalar[0] ?? 0) & 248;
  scalar[31] = ((scalar[31] ?? 0) & 127) | 64;
  return scalar;
}

function verified(publicKey: Uint8Array, verify: (key: Uint8Array) => boolean): boolean {
  const key = readPublicKeyInfo(ed25519Algorithm, publicKey);
  if (key === null) return false;
  try {
    return verify(key);
  } catch {
    return false;
  }
}
