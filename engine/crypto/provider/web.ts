/**
 * The platform's cryptography in a browser: WebCrypto for RSA, noble for the rest, which answers at once. WebCrypto signs
 * messages and no given digests; for those the bare RSA operation is computed here. Runs in Node as well, for tests.
 */

import { gcm } from "@noble/ciphers/aes.js";
import { ed25519 } from "@noble/curves/ed25519.js";
import { pow } from "@noble/curves/abstract/modular.js";
import { bytesToNumberBE, numberToBytesBE } from "@noble/curves/utils.js";
import { hmac } from "@noble/hashes/hmac.js";
import { nobleCurves } from "./noble-curves.ts";
import { nobleHashes } from "./noble-hashes.ts";
import { readPrivateKeyInfo, readPublicKeyInfo, publicKeyInfo, readRsaIntegers, sequence, tagged } from "./der.ts";
import type { CryptoPort, HashName, RsaScheme } from "./port.ts";

export const cryptoPort: CryptoPort = {
  hash: (hash, data) => nobleHashes[hash](data),
  hmac: (hash, key, data) => hmac(nobleHashes[hash], key, data),
  seal: (key, iv, plaintext, additional) => gcm(key, iv, additional).encrypt(plaintext),
  open: (key, iv, sealed, additional) => orNull(() => gcm(key, iv, additional).decrypt(sealed)),
  rsa: {
    generate: async (modulusLength) => {
      const algorithm = {
        name: "RSA-OAEP",
        hash: "SHA-256",
        modulusLength,
        publicExponent: Uint8Array.of(1, 0, 1),
      };
      const { privateKey } = await crypto.subtle.generateKey(algorithm, true, ["encrypt", "decrypt"]);
      return new Uint8Array(await crypto.subtle.exportKey("pkcs8", privateKey));
    },
    publicKey: (privateKey) => {
      const { n, e } = privateNumbers(privateKey);
      return Promise.resolve(publicKeyInfo(rsaAlgorithm, sequence(integer(n), integer(e))));
    },
    bits: (publicKey) => publicNumbers(publicKey).n.toString(2).length,
    encrypt: async (hash, publicKey, plaintext) => {
      const key = await crypto.subtle.importKey("spki", own(publicKey), oaep(hash), false, ["encrypt"]);
      return new Uint8Array(await crypto.subtle.encrypt({ name: "RSA-OAEP" }, key, own(plaintext)));
    },
    decrypt: async (hash, privateKey, ciphertext) => {
      const key = await crypto.subtle.importKey("pkcs8", own(privateKey), oaep(hash), false, ["decrypt"]);
      return crypto.subtle.decrypt({ name: "RSA-OAEP" }, key, own(ciphertext)).then(
        (plaintext) => new Uint8Array(plaintext),
        () => null,
      );
    },
    sign: async (scheme, hash, privateKey, message) => {
      const key = await crypto.subtle.importKey("pkcs8", own(privateKey), signing(scheme, hash), false, ["sign"]);
      return new Uint8Array(await crypto.subtle.sign(signing(scheme, hash), key, own(message)));
    },
    verify: async (scheme, hash, publicKey, message, signature) => {
      const key = await crypto.subtle.importKey("spki", own(publicKey), signing(scheme, hash), false, ["verify"]);
      return crypto.subtle.verify(signing(scheme, hash), key, own(signature), own(message));
    },
    privateOperation: (privateKey, block) => {
      const { n, d } = privateNumbers(privateKey);
      return numberToBytesBE(pow(bytesToNumberBE(block), d, n), block.length);
    },
    publicOperation: (publicKey, block) => {
      const { n, e } = publicNumbers(publicKey);
      const value = bytesToNumberBE(block);
      return value < n ? numberToBytesBE(pow(value, e, n), block.length) : null;
    },
  },
  ecdsaSign: (curve, hash, privateKey, message) =>
    nobleCurves[curve.noble].sign(nobleHashes[hash](message), privateKey, ecdsa),
  ecdsaVerify: (curve, hash, publicKey, message, signature) =>
    valid(() => nobleCurves[curve.noble].verify(signature, nobleHashes[hash](message), publicKey, ecdsa)),
  agree: (curve, privateKey, publicKey) =>
    orNull(() => nobleCurves[curve.noble].getSharedSecret(privateKey, publicKey).slice(1, 1 + curve.bytes)),
  ed25519Sign: (privateKey, message) => ed25519.sign(message, privateKey),
  ed25519Verify: (publicKey, message, signature) => valid(() => ed25519.verify(signature, message, publicKey)),
};

const rsaAlgorithm = "06092a864886f70d0101010500";
const ecdsa = { prehash: false, lowS: false, format: "der" } as const;

const webHash = (hash: HashName): string => hash.toUpperCase().replace("SHA", "SHA-");
const oaep = (hash: HashName) => ({ name: "RSA-OAEP", hash: webHash(hash) });

function signing(scheme: RsaScheme, hash: HashName) {
  const name = scheme === "pss" ? "RSA-PSS" : "RSASSA-PKCS1-v1_5";
  return { name, hash: webHash(hash), saltLength: nobleHashes[hash].outputLen };
}

function privateNumbers(privateKey: Uint8Array): { readonly n: bigint; readonly e: bigint; readonly d: bigint } {
  const key = readPrivateKeyInfo(rsaAlgorithm, privateKey);
  const [, n, e, d] = (key === null ? null : readRsaIntegers(key)) ?? [];
  if (n === undefined || e === undefined || d === undefined) throw new Error("an RSA key of ours cannot be read");
  return { n, e, d };
}

function publicNumbers(publicKey: Uint8Array): { readonly n: bigint; readonly e: bigint } {
  const key = readPublicKeyInfo(rsaAlgorithm, publicKey);
  const [n, e] = (key === null ? null : readRsaIntegers(key)) ?? [];
  if (n === undefined || e === undefined) throw new Error("an RSA key of ours cannot be read");
  return { n, e };
}

function integer(value: bigint): Uint8Array {
  const hex = value.toString(16);
  const even = hex.length % 2 === 0 ? hex : `0${hex}`;
  const positive = /^[89a-f]/u.test(even) ? `00${even}` : even;
  return tagged(0x02, numberToBytesBE(BigInt(`0x${positive}`), positive.length / 2));
}

/** WebCrypto takes no view of a shared buffer. */
function own(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(bytes);
}

/** noble throws for what does not fit. */
function orNull(compute: () => Uint8Array): Uint8Array | null {
  try {
    return compute();
  } catch {
    return null;
  }
}

function valid(verify: () => boolean): boolean {
  try {
    return verify();
  } catch {
    return false;
  }
}
