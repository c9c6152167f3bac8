/** The platform's cryptography in Node: OpenSSL, through `node:crypto`. */

import {
  constants,
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPair,
  type KeyObject,
  privateDecrypt,
  privateEncrypt,
  publicDecrypt,
  publicEncrypt,
  sign,
  verify,
} from "node:crypto";
import { promisify } from "node:util";
import { ecPrivateKeyInfo, ecPublicKeyInfo, edPrivateKeyInfo, edPublicKeyInfo } from "./key-info.ts";
import type { CryptoPort, RsaScheme } from "./port.ts";

const generate = promisify(generateKeyPair);

export const cryptoPort: CryptoPort = {
  hash: (hash, data) => bytes(createHash(hash).update(data).digest()),
  hmac: (hash, key, data) => bytes(createHmac(hash, key).update(data).digest()),
  seal: (key, iv, plaintext, additional) => {
    const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(additional);
    return bytes(Buffer.concat([cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]));
  },
  open: (key, iv, sealed, additional) =>
    orNull(() => {
      const decipher = createDecipheriv("aes-256-gcm", key, iv, { authTagLength: 16 }).setAAD(additional);
      decipher.setAuthTag(sealed.subarray(-16));
      return Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
    }),
  rsa: {
    generate: async (modulusLength) => {
      const { privateKey } = await generate("rsa", { modulusLength, publicExponent: 0x10001 });
      return bytes(privateKey.export({ format: "der", type: "pkcs8" }));
    },
    publicKey: (privateKey) =>
      Promise.resolve(bytes(createPublicKey(secret(privateKey)).export({ format: "der", type: "spki" }))),
    bits: (publicKey) => open(publicKey).asymmetricKeyDetails?.modulusLength ?? 0,
    encrypt: (oaepHash, publicKey, plaintext) =>
      Promise.resolve(bytes(publicEncrypt({ key: open(publicKey), oaepHash, ...oaep }, plaintext))),
    decrypt: (oaepHash, privateKey, ciphertext) =>
      Promise.resolve(orNull(() => privateDecrypt({ key: secret(privateKey), oaepHash, ...oaep }, ciphertext))),
    sign: (scheme, hash, privateKey, message) =>
      Promise.resolve(bytes(sign(hash, message, { key: secret(privateKey), ...padding[scheme] }))),
    verify: (scheme, hash, publicKey, message, signature) =>
      Promise.resolve(verify(hash, message, { key: open(publicKey), ...padding[scheme] }, signature)),
    privateOperation: (privateKey, block) => bytes(privateEncrypt({ key: secret(privateKey), ...bare }, block)),
    publicOperation: (publicKey, block) => orNull(() => publicDecrypt({ key: open(publicKey), ...bare }, block)),
  },
  ecdsaSign: (curve, hash, privateKey, message) =>
    bytes(sign(hash, message, { key: secret(ecPrivateKeyInfo(curve, privateKey)), dsaEncoding: "der" })),
  ecdsaVerify: (curve, hash, publicKey, message, signature) =>
    verify(hash, message, { key: open(ecPublicKeyInfo(curve, publicKey)), dsaEncoding: "der" }, signature),
  agree: (curve, privateKey, publicKey) =>
    orNull(() =>
      diffieHellman({
        privateKey: secret(ecPrivateKeyInfo(curve, privateKey)),
        publicKey: open(ecPublicKeyInfo(curve, publicKey)),
      }),
    ),
  ed25519Sign: (privateKey, message) => bytes(sign(null, message, secret(edPrivateKeyInfo(privateKey)))),
  ed25519Verify: (publicKey, message, signature) => verify(null, message, open(edPublicKeyInfo(publicKey)), signature),
};

const oaep = { padding: constants.RSA_PKCS1_OAEP_PADDING } as const;
const bare = { padding: constants.RSA_NO_PADDING } as const;
const padding: Readonly<Record<RsaScheme, { readonly padding: number; readonly saltLength?: number }>> = {
  pss: { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST },
  pkcs1: { padding: constants.RSA_PKCS1_PADDING },
};

function secret(pkcs8: Uint8Array): KeyObject {
  return createPrivateKey({ key: Buffer.from(pkcs8), format: "der", type: "pkcs8" });
}

function open(spki: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.from(spki), format: "der", type: "spki" });
}

/** A plain array of its own, not a view into Node's pool. */
function bytes(buffer: Uint8Array): Uint8Array {
  return Uint8Array.from(buffer);
}

/** OpenSSL throws for what does not fit. */
function orNull(compute: () => Uint8Array): Uint8Array | null {
  try {
    return bytes(compute());
  } catch {
    return null;
  }
}
