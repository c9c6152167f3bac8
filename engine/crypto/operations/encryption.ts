/** Encrypt, Decrypt and ReEncrypt. Source: KMS API reference. */

import type { AllowedCall, Operation } from "../call.ts";
import { type EncryptionContext, open, readCiphertext, seal } from "../ciphertext.ts";
import { incompatibleAlgorithm, invalidCiphertext, type Refusal, refuse } from "../errors.ts";
import { blob, text, textMap } from "../input.ts";
import { bytesById, currentBytes, familyOf } from "../materials.ts";
import type { KeyRecord } from "../store/key-record.ts";
import { subject } from "./subject.ts";

export const encrypt: Operation = (call) => {
  const key = subject(call);
  const algorithm = text(call.input, "EncryptionAlgorithm") ?? symmetric;
  const plaintext = blob(call.input, "Plaintext");
  const context = textMap(call.input, "EncryptionContext");
  const unfit = unfitPlaintext(key, algorithm, plaintext) ?? unfitContext(algorithm, context);
  if (unfit !== null) return unfit;
  return async () => {
    const sealed = await sealWith(call, key, algorithm, plaintext, context);
    if ("error" in sealed) return sealed;
    const output = { CiphertextBlob: sealed.ciphertext, KeyId: key.arn, EncryptionAlgorithm: algorithm };
    return { output, ...sealed.used };
  };
};

export const decrypt: Operation = (call) => {
  const key = subject(call);
  const algorithm = text(call.input, "EncryptionAlgorithm") ?? symmetric;
  if (call.input["Recipient"] !== undefined) return attestation;
  const ciphertext = blob(call.input, "CiphertextBlob");
  const context = textMap(call.input, "EncryptionContext");
  const unfit = unfitAlgorithm(key, algorithm) ?? unfitContext(algorithm, context);
  if (unfit !== null) return unfit;
  return async () => {
    const opened = await openWith(call, key, algorithm, ciphertext, context);
    if ("error" in opened) return opened;
    const materialId = opened.materialId === null ? {} : { KeyMaterialId: opened.materialId };
    const output = { Plaintext: opened.plaintext, KeyId: key.arn, EncryptionAlgorithm: algorithm, ...materialId };
    return { output, ...(opened.materialId === null ? {} : { materialId: opened.materialId }) };
  };
};

export const reEncrypt: Operation = (call) => {
  const { source, destination } = call.subjects;
  if (source === null || destination === null) throw new Error("ReEncrypt without its keys");
  const from = text(call.input, "SourceEncryptionAlgorithm") ?? symmetric;
  const to = text(call.input, "DestinationEncryptionAlgorithm") ?? symmetric;
  const ciphertext = blob(call.input, "CiphertextBlob");
  const before = textMap(call.input, "SourceEncryptionContext");
  const after = textMap(call.input, "DestinationEncryptionContext");
  const unfit =
    unfitAlgorithm(source, from) ??
    unfitAlgorithm(destination, to) ??
    unfitContext(from, before) ??
    unfitContext(to, after);
  if (unfit !== null) return unfit;
  return async () => {
    const opened = await openWith(call, source, from, ciphertext, before);
    if ("error" in opened) return opened;
    const long = unfitPlaintext(destination, to, opened.plaintext);
    if (long !== null) return long;
    const sealed = await sealWith(call, destination, to, opened.plaintext, after);
    if ("error" in sealed) return sealed;
    return {
      output: {
        CiphertextBlob: sealed.ciphertext,
        SourceKeyId: source.arn,
        KeyId: destination.arn,
        SourceEncryptionAlgorithm: from,
        DestinationEncryptionAlgorithm: to,
        ...(opened.materialId === null ? {} : { SourceKeyMaterialId: opened.materialId }),
        ...(sealed.used.materialId === undefined ? {} : { DestinationKeyMaterialId: sealed.used.materialId }),
      },
      ...sealed.used,
    };
  };
};

const symmetric = "SYMMETRIC_DEFAULT";

/** Answers for an enclave, which needs its attestation document to be verified, are not made. */
export const attestation: Refusal = refuse("UnsupportedOperationException", "Recipient is not supported");

/** A key that cannot be used with the algorithm, or a plaintext that is too long for it. */
function unfitPlaintext(key: KeyRecord, algorithm: string, plaintext: Uint8Array): Refusal | null {
  if (algorithm === symmetric && key.keySpec === symmetric) return null;
  const family = familyOf(key);
  if ("error" in family) return family;
  const found = family.encryption[algorithm];
  if (found === undefined) return incompatibleAlgorithm(algorithm, key.keySpec);
  if (plaintext.length <= found.most) return null;
  const most = `Algorithm ${algorithm} and key spec ${key.keySpec} cannot encrypt data larger than ${String(found.most)} bytes.`;
  return refuse("ValidationException", most);
}

function unfitAlgorithm(key: KeyRecord, algorithm: string): Refusal | null {
  return unfitPlaintext(key, algorithm, new Uint8Array());
}

/** No other algorithm binds a context; one that is dropped would only seem to. */
function unfitContext(algorithm: string, context: EncryptionContext): Refusal | null {
  if (algorithm === symmetric || Object.keys(context).length === 0) return null;
  return refuse("ValidationException", `${algorithm} does not support an encryption context.`);
}

interface Sealed {
  readonly ciphertext: Uint8Array;
  readonly used: { readonly materialId?: string };
}

/** Encrypts under the key's current material. */
export async function sealWith(
  { provider }: AllowedCall,
  key: KeyRecord,
  algorithm: string,
  plaintext: Uint8Array,
  context: EncryptionContext,
): Promise<Sealed | Refusal> {
  const materialId = key.material.current?.id ?? "";
  const bytes = await currentBytes(key, provider);
  if ("error" in bytes) return bytes;
  if (algorithm === symmetric) {
    const from = { account: key.account, keyId: key.id, materialId, backingKey: bytes };
    return { ciphertext: seal(provider.port, provider.entropy, from, plaintext, context), used: { materialId } };
  }
  const family = familyOf(key);
  if ("error" in family) return family;
  const publicKey = await family.publicKey?.(provider.port, bytes);
  const ciphertext = await family.encryption[algorithm]?.encrypt(provider.port, publicKey ?? bytes, plaintext);
  return ciphertext === undefined ? incompatibleAlgorithm(algorithm, key.keySpec) : { ciphertext, used: {} };
}

async function openWith(
  { provider }: AllowedCall,
  key: KeyRecord,
  algorithm: string,
  ciphertext: Uint8Array,
  context: EncryptionContext,
): Promise<{ readonly plaintext: Uint8Array; readonly materialId: string | null } | Refusal> {
  if (algorithm === symmetric) {
    const materialId = readCiphertext(ciphertext)?.materialId ?? "";
    const bytes = await bytesById(key, materialId, provider);
    const plaintext = bytes === null ? null : open(provider.port, bytes, ciphertext, context);
    return plaintext === null ? invalidCiphertext : { plaintext, materialId };
  }
  const family = familyOf(key);
  if ("error" in family) return family;
  const bytes = await currentBytes(key, provider);
  if ("error" in bytes) return bytes;
  const plaintext = await family.encryption[algorithm]?.decrypt(provider.port, bytes, ciphertext);
  return plaintext === null || plaintext === undefined ? invalidCiphertext : { plaintext, materialId: null };
}
