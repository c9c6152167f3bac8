/**
 * RSA: OAEP, PSS and PKCS #1 v1.5 (RFC 8017). The platform signs messages; for a digest its bare operation is put around an
 * encoding: micro-rsa-dsa-dh's for PSS, DigestInfo for PKCS #1.
 */

import { mgf1, PSS } from "micro-rsa-dsa-dh/rsa.js";
import { concatBytes, hexToBytes } from "@noble/hashes/utils.js";
import { octets, privateKeyInfo, readPrivateKeyInfo, readRsaIntegers, sequence, tagged } from "./der.ts";
import { type EncryptionAlgorithm, type KeyFamily, noUse, type SigningAlgorithm } from "./family.ts";
import { likeHash, nobleHashes } from "./noble-hashes.ts";
import type { CryptoPort, HashName, RsaScheme } from "./port.ts";

/** Signing algorithms by name, and the hash function of each OAEP algorithm by its name. */
interface RsaSpec {
  readonly bits: number;
  readonly signing: Readonly<Record<string, readonly [scheme: RsaScheme, hash: HashName]>>;
  readonly encryption: Readonly<Record<string, HashName>>;
}

/** The object identifiers of the hash functions, in DER. */
const identifiers: Readonly<Record<string, string>> = {
  sha256: "0609608648016503040201",
  sha384: "0609608648016503040202",
  sha512: "0609608648016503040203",
};

export function rsaKeys({ bits, signing, encryption }: RsaSpec): KeyFamily {
  return {
    ...noUse,
    generate: (port) => port.rsa.generate(bits),
    importKey: (imported) => {
      const key = readPrivateKeyInfo(rsaAlgorithm, imported);
      const modulus = (key === null ? null : readRsaIntegers(key))?.[1];
      return key !== null && modulus?.toString(2).length === bits ? privateKeyInfo(rsaAlgorithm, key) : null;
    },
    publicKey: (port, material) => port.rsa.publicKey(material),
    privateKey: (material) => material,
    signing: Object.fromEntries(
      Object.entries(signing).map(([name, [scheme, hash]]) => [name, signature(scheme, hash, bits)]),
    ),
    encryption: Object.fromEntries(Object.entries(encryption).map(([name, hash]) => [name, oaep(hash, bits)])),
  };
}

const rsaAlgorithm = "06092a864886f70d0101010500";

function oaep(hash: HashName, bits: number): EncryptionAlgorithm {
  return {
    most: bits / 8 - 2 * nobleHashes[hash].outputLen - 2,
    encrypt: (port, publicKey, plaintext) => port.rsa.encrypt(hash, publicKey, plaintext),
    decrypt: (port, material, ciphertext) => port.rsa.decrypt(hash, material, ciphertext),
  };
}

function signature(scheme: RsaScheme, hash: HashName, bits: number): SigningAlgorithm {
  return {
    lengths: { DIGEST: nobleHashes[hash].outputLen },
    sign: (port, material, message, type) =>
      type === "RAW"
        ? port.rsa.sign(scheme, hash, material, message)
        : port.rsa.privateOperation(material, encode(scheme, hash, message, bits)),
    verify: (port, publicKey, message, type, signature) =>
      type === "RAW"
        ? port.rsa.verify(scheme, hash, publicKey, message, signature)
        : verifyDigest(port, scheme, hash, publicKey, message, signature, bits),
  };
}

function verifyDigest(
  port: CryptoPort,
  scheme: RsaScheme,
  hash: HashName,
  publicKey: Uint8Array,
  digest: Uint8Array,
  signature: Uint8Array,
  bits: number,
): boolean {
  if (signature.length !== bits / 8) return false;
  const block = port.rsa.publicOperation(publicKey, signature);
  if (block === null) return false;
  if (scheme === "pss") return pss(hash).verify({ n: above(bits), e: 1n }, digest, block);
  const wanted = encode(scheme, hash, digest, bits);
  return block.length === wanted.length && block.every((byte, index) => byte === wanted[index]);
}

/** The block that a digest becomes: with the exponent 1, and a modulus above any block, signing is encoding alone. */
function encode(scheme: RsaScheme, hash: HashName, digest: Uint8Array, bits: number): Uint8Array {
  if (scheme === "pss") return pss(hash).sign({ n: above(bits), d: 1n }, digest);
  const info = sequence(sequence(hexToBytes(identifiers[hash] ?? ""), tagged(0x05)), octets(digest));
  const filling = new Uint8Array(bits / 8 - info.length - 3).fill(0xff);
  return concatBytes(Uint8Array.of(0, 1), filling, Uint8Array.of(0), info);
}

/** A modulus above any encoded block, of the same length. */
function above(bits: number): bigint {
  return (1n << BigInt(bits)) - 1n;
}

/** PSS over a digest: what has a digest's length is one and is not hashed again. M' in RFC 8017, 9.1 is always longer. */
function pss(hash: HashName) {
  const real = nobleHashes[hash];
  const given = (data: Uint8Array): Uint8Array => (data.length === real.outputLen ? data : real(data));
  return PSS(likeHash(given, real), mgf1(real), real.outputLen);
}
