/** What one platform makes, the other takes: OpenSSL on the one side, WebCrypto and noble on the other. */

import { expect, test } from "vitest";
import { platformEntropy } from "../entropy.ts";
import type { MessageType } from "./family.ts";
import { keyFamily, providedSpecs } from "./key-specs.ts";
import { cryptoPort as node } from "./node.ts";
import { cryptoPort as web } from "./web.ts";

const ways = [
  ["node:crypto to noble", node, web],
  ["noble to node:crypto", web, node],
] as const;
const specs = providedSpecs.flatMap((spec) => {
  const family = keyFamily(spec);
  // One length of RSA shows what all do.
  return family === null || /^RSA_[34]/u.test(spec) ? [] : [[spec, family] as const];
});
const message = new TextEncoder().encode("a message of no importance");

test.each(specs)("%s is the same key on both", async (_spec, family) => {
  for (const [, from, to] of ways) {
    const material = await family.generate(from, platformEntropy);
    expect(await family.publicKey?.(from, material)).toEqual(await family.publicKey?.(to, material));
    const secret = family.privateKey?.(material);
    if (secret !== undefined) expect(await family.importKey(secret, to)).toEqual(material);
  }
});

test.each(specs)("%s signs here and verifies there", async (_spec, family) => {
  for (const [way, from, to] of ways) {
    const material = await family.generate(from, platformEntropy);
    const key = (await family.publicKey?.(to, material)) ?? new Uint8Array();
    for (const [name, { sign, verify, lengths }] of Object.entries(family.signing)) {
      const types: readonly (readonly [MessageType, Uint8Array])[] = [
        ["RAW", message],
        ...Object.entries(lengths).map(
          ([type, length]) => [type as MessageType, new Uint8Array(length).fill(9)] as const,
        ),
      ];
      for (const [type, data] of types) {
        if (name === "ED25519_PH_SHA_512" && type === "RAW") continue;
        const signature = await sign(from, material, data, type);
        expect(await verify(to, key, data, type, signature), `${way} ${name} ${type}`).toBe(true);
        const other = Uint8Array.from(data);
        other[0] = (other[0] ?? 0) ^ 1;
        expect(await verify(to, key, other, type, signature), `${way} ${name} ${type}`).toBe(false);
        const spoilt = Uint8Array.from(signature);
        spoilt[spoilt.length - 1] = (spoilt.at(-1) ?? 0) ^ 1;
        expect(await verify(to, key, data, type, spoilt), `${way} ${name} ${type}`).toBe(false);
      }
    }
  }
});

test.each(specs)("%s encrypts here and decrypts there", async (_spec, family) => {
  for (const [way, from, to] of ways) {
    const material = await family.generate(from, platformEntropy);
    const key = (await family.publicKey?.(from, material)) ?? new Uint8Array();
    for (const [name, { encrypt, decrypt, most }] of Object.entries(family.encryption)) {
      for (const plaintext of [message, new Uint8Array(most), new Uint8Array(1)]) {
        const ciphertext = await encrypt(from, key, plaintext);
        expect(await decrypt(to, material, ciphertext), `${way} ${name}`).toEqual(plaintext);
        ciphertext[5] = (ciphertext[5] ?? 0) ^ 1;
        expect(await decrypt(to, material, ciphertext), `${way} ${name}`).toBeNull();
      }
    }
  }
});

test.each(specs)("%s agrees here and there", async (_spec, family) => {
  const { agree, publicKey, generate } = family;
  if (agree === null || publicKey === null) return;
  const [mine, yours] = [await generate(node, platformEntropy), await generate(web, platformEntropy)];
  const secret = agree(node, mine, await publicKey(web, yours));
  expect(secret).not.toBeNull();
  expect(agree(web, yours, await publicKey(node, mine))).toEqual(secret);
});
