import fc from "fast-check";
import { expect, test } from "vitest";
import { cryptoPort as node } from "./provider/node.ts";
import { cryptoPort as web } from "./provider/web.ts";
import { open, readCiphertext, seal } from "./ciphertext.ts";
import { platformEntropy } from "./entropy.ts";
import { bytes, testKms } from "./test-kms.ts";

const from = {
  account: "111122223333",
  keyId: "1234abcd-12ab-34cd-56ef-1234567890ab",
  materialId: "ab".repeat(32),
  backingKey: new Uint8Array(32).fill(7),
};
const contexts = fc.dictionary(
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.string({ unit: "binary", maxLength: 12 }),
  { maxKeys: 5 },
);
const plaintexts = fc.uint8Array({ maxLength: 200 });

test("what one platform seals, either opens, and the ciphertext tells its key", () => {
  fc.assert(
    fc.property(plaintexts, contexts, fc.boolean(), (plaintext, context, first) => {
      const [sealing, opening] = first ? [node, web] : [web, node];
      const blob = seal(sealing, platformEntropy, from, plaintext, context);
      expect(open(opening, from.backingKey, blob, context)).toEqual(plaintext);
      const { account, keyId, materialId } = from;
      expect(readCiphertext(blob)).toEqual({ account, keyId, materialId });
    }),
    { numRuns: 60 },
  );
});

test("no bit of a ciphertext can be changed", () => {
  const blob = seal(node, platformEntropy, from, bytes("a plaintext"), { a: "b" });
  for (let bit = 0; bit < blob.length * 8; bit++) {
    const changed = Uint8Array.from(blob);
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(open(node, from.backingKey, changed, { a: "b" }), `bit ${String(bit)}`).toBeNull();
  }
});

test("a ciphertext cut short or made longer is none", () => {
  const blob = seal(node, platformEntropy, from, bytes("a plaintext"), {});
  for (let length = 0; length < blob.length; length++)
    expect(open(node, from.backingKey, blob.slice(0, length), {})).toBeNull();
  expect(open(node, from.backingKey, Uint8Array.of(...blob, 0), {})).toBeNull();
});

test("only the same context opens, in whatever order it is given", () => {
  fc.assert(
    fc.property(contexts, contexts, (context, other) => {
      const blob = seal(node, platformEntropy, from, bytes("x"), context);
      const reversed = Object.fromEntries(Object.entries(context).reverse());
      expect(open(node, from.backingKey, blob, reversed)).not.toBeNull();
      const same = JSON.stringify(Object.entries(context).sort()) === JSON.stringify(Object.entries(other).sort());
      expect(open(node, from.backingKey, blob, other) !== null).toBe(same);
    }),
  );
  const blob = seal(node, platformEntropy, from, bytes("x"), { Dept: "Fin" });
  for (const context of [{ dept: "Fin" }, { Dept: "fin" }, { DeptF: "in" }, {}, { Dept: "Fin", a: "" }]) {
    expect(open(node, from.backingKey, blob, context as Record<string, string>)).toBeNull();
  }
});

test("no two ciphertexts are alike", () => {
  const made = Array.from({ length: 50 }, () =>
    Buffer.from(seal(node, platformEntropy, from, bytes("x"), {})).toString("hex"),
  );
  expect(new Set(made).size).toBe(50);
});

test("through the gate, any change is InvalidCiphertextException without a hint, or the ciphertext of no key", async () => {
  const kms = await testKms();
  const KeyId = await kms.key();
  const { CiphertextBlob } = await kms.done("Encrypt", {
    KeyId,
    Plaintext: bytes("x"),
    EncryptionContext: { Dept: "Fin" },
  });
  const blob = CiphertextBlob as Uint8Array;
  for (let at = 0; at < blob.length; at++) {
    const changed = Uint8Array.from(blob);
    changed[at] = (changed[at] ?? 0) ^ 1;
    const input = { KeyId, CiphertextBlob: changed, EncryptionContext: { Dept: "Fin" } };
    const { code, message } = await kms.failed("Decrypt", input);
    const names = code === "IncorrectKeyException";
    expect(names || (code === "InvalidCiphertextException" && message === ""), `${code} at ${String(at)}`).toBe(true);
  }
  const wrong = { CiphertextBlob, EncryptionContext: { dept: "Fin" } };
  expect(await kms.failed("Decrypt", wrong)).toEqual({
    code: "InvalidCiphertextException",
    message: "",
    fault: "client",
  });
});
