/** Published answers, on both platforms: NIST's, the RFCs', RSA Laboratories' and C2SP's. */

import { createPrivateKey } from "node:crypto";
import { readFileSync } from "node:fs";
import { aeskwp } from "@noble/ciphers/aes.js";
import { DER } from "@noble/curves/abstract/der.js";
import { sha512 } from "@noble/hashes/sha2.js";
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { describe, expect, test } from "vitest";
import { deriveKey } from "../kdf.ts";
import { publicKeyInfo, sequence, tagged } from "./der.ts";
import type { KeyFamily } from "./family.ts";
import { keyFamily } from "./key-specs.ts";
import { cryptoPort as node } from "./node.ts";
import type { HashName } from "./port.ts";
import { cryptoPort as web } from "./web.ts";

interface Vectors {
  readonly gcm: readonly { key: string; iv: string; sealed: string; additional: string; plaintext: string | null }[];
  readonly hmac: readonly { hash: HashName; key: string; message: string; mac: string }[];
  readonly kdf: readonly { key: string; fixed: string; derived: string }[];
  readonly keyWrap: readonly { key: string; wrapped: string; plaintext: string | null }[];
  readonly ecdsa: readonly Ecdsa[];
  readonly ecdh: readonly { spec: string; private: string; x: string; y: string; secret: string | null }[];
  readonly ed25519: readonly { seed: string; publicKey: string; message: string; signature: string }[];
  readonly rsaPkcs1: readonly {
    algorithm: string;
    n: string;
    e: string;
    message: string;
    signature: string;
    valid: boolean;
  }[];
  readonly rsaPss: readonly {
    spec: string;
    algorithm: string;
    n: string;
    e: string;
    /** In bytes. KMS has salts of the hash's length alone. */
    saltLength: number;
    message: string;
    signature: string;
    valid: boolean;
  }[];
  readonly rsaOaep: readonly Oaep[];
}

interface Ecdsa {
  readonly spec: string;
  readonly algorithm: string;
  readonly x: string;
  readonly y: string;
  readonly message: string;
  readonly r: string;
  readonly s: string;
  readonly valid: boolean;
}

interface Oaep {
  readonly algorithm: string;
  readonly key: Readonly<Record<"n" | "e" | "d" | "p" | "q" | "dp" | "dq" | "qi", string>>;
  readonly cases: readonly { readonly message: string; readonly ciphertext: string }[];
}

const vectors = JSON.parse(readFileSync(new URL("vectors.json", import.meta.url), "utf8")) as Vectors;
const hex = (text: string): Uint8Array => hexToBytes(text.length % 2 === 0 ? text : `0${text}`);

function family(spec: string): KeyFamily {
  const found = keyFamily(spec);
  if (found === null) throw new Error(spec);
  return found;
}

/** The SPKI of a point, under the header that the spec's own public keys have. */
async function pointKey(spec: string, x: string, y: string): Promise<Uint8Array> {
  const { generate, publicKey } = family(spec);
  const own = await publicKey?.(node, await generate(node, (length) => new Uint8Array(length).fill(3)));
  const point = concatBytes(Uint8Array.of(4), hex(x), hex(y));
  return concatBytes((own ?? new Uint8Array()).slice(0, -point.length), point);
}

/** A positive INTEGER. */
const integer = (bytes: Uint8Array) =>
  tagged(0x02, (bytes[0] ?? 0) >= 0x80 ? concatBytes(Uint8Array.of(0), bytes) : bytes);

describe.each([
  ["node:crypto", node],
  ["WebCrypto and noble", web],
])("%s", (_name, port) => {
  test.each(vectors.gcm)("AES-256-GCM $sealed", ({ key, iv, sealed, additional, plaintext }) => {
    const opened = port.open(hex(key), hex(iv), hex(sealed), hex(additional));
    expect(opened === null ? null : bytesToHex(opened)).toBe(plaintext);
    if (plaintext === null) return;
    expect(bytesToHex(port.seal(hex(key), hex(iv), hex(plaintext), hex(additional)))).toBe(sealed);
  });

  test.each(vectors.hmac)("HMAC $hash $mac", ({ hash, key, message, mac }) => {
    expect(bytesToHex(port.hmac(hash, hex(key), hex(message)))).toBe(mac);
  });

  test.each(vectors.kdf)("KDF in counter mode $derived", ({ key, fixed, derived }) => {
    expect(bytesToHex(deriveKey(port, hex(key), hex(fixed)))).toBe(derived);
  });

  test.each(vectors.ecdsa)("$spec $r", async ({ spec, algorithm, x, y, message, r, s, valid }) => {
    const signature = hexToBytes(DER.hexFromSig({ r: BigInt(`0x${r}`), s: BigInt(`0x${s}`) }));
    const key = await pointKey(spec, x, y);
    const scheme = family(spec).signing[algorithm];
    expect(await scheme?.verify(port, key, hex(message), "RAW", signature)).toBe(valid);
    const digest = port.hash(algorithm.replace("ECDSA_SHA_", "sha") as HashName, hex(message));
    expect(await scheme?.verify(port, key, digest, "DIGEST", signature)).toBe(valid);
  });

  test.each(vectors.ecdh)("ECDH $spec $x", async ({ spec, private: scalar, x, y, secret }) => {
    const agreed = family(spec).agree?.(port, hex(scalar), await pointKey(spec, x, y)) ?? null;
    expect(agreed === null ? null : bytesToHex(agreed)).toBe(secret === null ? null : bytesToHex(hex(secret)));
  });

  test.each(vectors.ed25519)("Ed25519 $publicKey", async ({ seed, publicKey, message, signature }) => {
    const { publicKey: derive, signing } = family("ECC_NIST_EDWARDS25519");
    const key = (await derive?.(port, hex(seed))) ?? new Uint8Array();
    expect(bytesToHex(key)).toContain(publicKey);
    expect(bytesToHex(port.ed25519Sign(hex(seed), hex(message)))).toBe(signature);
    expect(await signing["ED25519_SHA_512"]?.verify(port, key, hex(message), "RAW", hex(signature))).toBe(true);
  });

  test.each(vectors.rsaPkcs1)("$algorithm $signature", async ({ algorithm, n, e, message, signature, valid }) => {
    const key = publicKeyInfo("06092a864886f70d0101010500", sequence(integer(hex(n)), integer(hex(e))));
    const scheme = family("RSA_2048").signing[algorithm];
    expect(await scheme?.verify(port, key, hex(message), "RAW", hex(signature))).toBe(valid);
    const digest = port.hash(algorithm.replace("RSASSA_PKCS1_V1_5_SHA_", "sha") as HashName, hex(message));
    expect(await scheme?.verify(port, key, digest, "DIGEST", hex(signature))).toBe(valid);
  });

  test.each(vectors.rsaPss)(
    "$algorithm with a salt of $saltLength bytes $signature",
    async ({ spec, algorithm, n, e, message, signature, valid }) => {
      const key = publicKeyInfo("06092a864886f70d0101010500", sequence(integer(hex(n)), integer(hex(e))));
      const scheme = family(spec).signing[algorithm];
      expect(await scheme?.verify(port, key, hex(message), "RAW", hex(signature))).toBe(valid);
      const digest = port.hash(algorithm.replace("RSASSA_PSS_SHA_", "sha") as HashName, hex(message));
      expect(await scheme?.verify(port, key, digest, "DIGEST", hex(signature))).toBe(valid);
    },
  );

  test.each(vectors.rsaOaep)("$algorithm", async ({ algorithm, key, cases }) => {
    const jwk = Object.entries(key).map(
      ([name, value]) => [name, Buffer.from(hex(value)).toString("base64url")] as const,
    );
    const secret = createPrivateKey({ key: { kty: "RSA", ...Object.fromEntries(jwk) }, format: "jwk" });
    const material = Uint8Array.from(secret.export({ format: "der", type: "pkcs8" }));
    for (const { message, ciphertext } of cases) {
      const opened = await family("RSA_2048").encryption[algorithm]?.decrypt(port, material, hex(ciphertext));
      expect(opened && bytesToHex(opened)).toBe(message);
    }
  });
});

test.each(vectors.keyWrap)("AES key wrap with padding $wrapped", ({ key, wrapped, plaintext }) => {
  const unwrap = () => bytesToHex(aeskwp(hex(key)).decrypt(hex(wrapped)));
  if (plaintext === null) expect(unwrap).toThrow();
  else expect(unwrap()).toBe(plaintext);
});

test("Ed25519ph takes the digest and gives the signature of RFC 8032, 7.3", async () => {
  const { publicKey, signing } = family("ECC_NIST_EDWARDS25519");
  const seed = hex("833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42");
  const signature =
    "98a70222f0b8121aa9d30f813d683f809e462b469c7ff87639499bb94e6dae4131f85042463c2a355a2003d062adf5aaa10b8c61e636062aaad11c2a26083406";
  const scheme = signing["ED25519_PH_SHA_512"];
  const digest = sha512(utf8ToBytes("abc"));
  const made = await scheme?.sign(node, seed, digest, "DIGEST");
  expect(made && bytesToHex(made)).toBe(signature);
  const key = (await publicKey?.(node, seed)) ?? new Uint8Array();
  expect(await scheme?.verify(node, key, digest, "DIGEST", hex(signature))).toBe(true);
  expect(await signing["ED25519_SHA_512"]?.verify(node, key, digest, "RAW", hex(signature))).toBe(false);
});
