/** Published answers of ML-KEM and ML-DSA: NIST's, the reference implementation's and C2SP's (accumulated over a hundred keys). */

import { readFileSync } from "node:fs";
import { shake128, shake256 } from "@noble/hashes/sha3.js";
import { bytesToHex, hexToBytes as hex } from "@noble/hashes/utils.js";
import { ml_dsa44, ml_dsa65, ml_dsa87 } from "@noble/post-quantum/ml-dsa.js";
import { expect, test } from "vitest";
import { readPublicKeyInfo } from "./der.ts";
import type { KeyFamily } from "./family.ts";
import { keyFamily } from "./key-specs.ts";
import { cryptoPort as node } from "./node.ts";

interface Vectors {
  readonly mlKemKeys: readonly { spec: string; seed: string; publicKey: string }[];
  readonly mlKem: readonly {
    spec: string;
    seed: string;
    /** What encapsulation draws. */
    message: string;
    publicKey: string;
    ciphertext: string;
    sharedSecret: string;
    /** A ciphertext that was not made for the key, and the secret that stands for it. */
    other: { ciphertext: string; sharedSecret: string };
  }[];
}

const vectors = JSON.parse(readFileSync(new URL("post-quantum-vectors.json", import.meta.url), "utf8")) as Vectors;

function family(spec: string): KeyFamily {
  const found = keyFamily(spec);
  if (found === null) throw new Error(spec);
  return found;
}

const mlKemIds: Readonly<Record<string, string>> = {
  ML_KEM_512: "0609608648016503040401",
  ML_KEM_768: "0609608648016503040402",
  ML_KEM_1024: "0609608648016503040403",
};

/** As the vectors tell what is long. */
const shortened = (bytes: Uint8Array | null | undefined) => bytes && bytesToHex(shake256(bytes, { dkLen: 16 }));

async function mlKemPublicKey(spec: string, seed: string): Promise<Uint8Array | null> {
  const key = await family(spec).publicKey?.(node, hex(seed));
  return readPublicKeyInfo(mlKemIds[spec] ?? "", key ?? new Uint8Array());
}

test.each(vectors.mlKemKeys)("$spec: the public key of seed $seed", async ({ spec, seed, publicKey }) => {
  expect(shortened(await mlKemPublicKey(spec, seed))).toBe(publicKey);
});

test.each(vectors.mlKem)("$spec: the secret $sharedSecret, and none for another ciphertext", async (vector) => {
  const { spec, seed, message, publicKey, ciphertext, sharedSecret, other } = vector;
  const { encapsulate, decapsulate } = family(spec);
  expect(shortened(await mlKemPublicKey(spec, seed))).toBe(publicKey);
  const made = encapsulate?.(hex(seed), () => hex(message));
  expect(shortened(made?.ciphertext)).toBe(ciphertext);
  const opened = decapsulate?.(hex(seed), made?.ciphertext ?? new Uint8Array());
  const rejected = decapsulate?.(hex(seed), hex(other.ciphertext));
  expect([made?.sharedSecret, opened, rejected].map((secret) => secret && bytesToHex(secret))).toEqual([
    sharedSecret,
    sharedSecret,
    other.sharedSecret,
  ]);
});

test("ML-KEM-768 over a hundred keys", async () => {
  const stream = shake128.create({ dkLen: 32 });
  const all = shake128.create({ dkLen: 32 });
  const { publicKey, encapsulate, decapsulate } = family("ML_KEM_768");
  for (let count = 0; count < 100; count++) {
    const seed = stream.xof(64);
    const key = (await publicKey?.(node, seed)) ?? new Uint8Array();
    all.update(readPublicKeyInfo("0609608648016503040402", key) ?? new Uint8Array());
    const made = encapsulate?.(seed, (length) => stream.xof(length));
    all.update(made?.ciphertext ?? new Uint8Array()).update(made?.sharedSecret ?? new Uint8Array());
    expect(decapsulate?.(seed, made?.ciphertext ?? new Uint8Array())).toEqual(made?.sharedSecret);
    all.update(decapsulate?.(seed, stream.xof(1088)) ?? new Uint8Array());
  }
  expect(bytesToHex(all.xof(32))).toBe("1114b1b6699ed191734fa339376afa7e285c9e6acf6ff0177d346696ce564415");
});

test.each([
  ["ML_DSA_44", ml_dsa44, "0609608648016503040311", "d51148e1f9f4fa1a723a6cf42e25f2a99eb5c1b378b3d2dbbd561b1203beeae4"],
  ["ML_DSA_65", ml_dsa65, "0609608648016503040312", "8358a1843220194417cadbc2651295cd8fc65125b5a5c1a239a16dc8b57ca199"],
  ["ML_DSA_87", ml_dsa87, "0609608648016503040313", "8c3ad714777622b8f21ce31bb35f71394f23bc0fcf3c78ace5d608990f3b061b"],
] as const)("%s over a hundred keys, signing without randomness", async (spec, scheme, oid, result) => {
  const stream = shake128.create({ dkLen: 32 });
  const all = shake128.create({ dkLen: 32 });
  const { publicKey, signing } = family(spec);
  const empty = new Uint8Array();
  for (let count = 0; count < 100; count++) {
    const seed = stream.xof(32);
    const key = (await publicKey?.(node, seed)) ?? empty;
    const signature = scheme.sign(empty, scheme.keygen(seed).secretKey, { extraEntropy: false });
    all.update(readPublicKeyInfo(oid, key) ?? empty).update(signature);
    if (count < 5) expect(await signing["ML_DSA_SHAKE_256"]?.verify(node, key, empty, "RAW", signature)).toBe(true);
  }
  expect(bytesToHex(all.xof(32))).toBe(result);
});
