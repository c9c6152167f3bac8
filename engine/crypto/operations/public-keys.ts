/** GetPublicKey, DeriveSharedSecret, Encapsulate and Decapsulate. Source: KMS API reference; recorded answers of AWS. */

import type { AllowedCall, Operation } from "../call.ts";
import { incompatibleAlgorithm, invalidCiphertext, refuse } from "../errors.ts";
import { blob, text } from "../input.ts";
import { keyMetadata } from "../key-metadata.ts";
import { currentBytes, familyOf } from "../materials.ts";
import { attestation } from "./encryption.ts";
import { subject } from "./subject.ts";

export const getPublicKey: Operation = (call) => {
  const key = subject(call);
  const family = familyOf(key);
  if ("error" in family) return family;
  const { publicKey } = family;
  if (publicKey === null) return refuse("UnsupportedOperationException");
  return async () => {
    const bytes = await currentBytes(key, call.provider);
    if ("error" in bytes) return bytes;
    const lists = Object.entries(keyMetadata(key, call.store)).filter(([name]) => name.endsWith("Algorithms"));
    return {
      output: {
        KeyId: key.arn,
        PublicKey: await publicKey(call.provider.port, bytes),
        CustomerMasterKeySpec: key.keySpec,
        KeySpec: key.keySpec,
        KeyUsage: key.keyUsage,
        ...Object.fromEntries(lists),
      },
    };
  };
};

export const deriveSharedSecret: Operation = (call) => {
  const key = subject(call);
  const family = familyOf(key);
  if ("error" in family) return family;
  const { agree } = family;
  const algorithm = text(call.input, "KeyAgreementAlgorithm") ?? "";
  if (agree === null) return incompatibleAlgorithm(algorithm, key.keySpec);
  if (call.input["Recipient"] !== undefined) return attestation;
  return async () => {
    const bytes = await currentBytes(key, call.provider);
    if ("error" in bytes) return bytes;
    const secret = agree(call.provider.port, bytes, blob(call.input, "PublicKey"));
    // AWS sends no text.
    if (secret === null) return refuse("ValidationException");
    return {
      output: { KeyId: key.arn, SharedSecret: secret, KeyAgreementAlgorithm: algorithm, KeyOrigin: key.origin },
    };
  };
};

export const encapsulate: Operation = (call) => {
  const key = subject(call);
  const family = familyOf(key);
  if ("error" in family) return family;
  const { encapsulate: perform } = family;
  if (perform === null) return incompatibleAlgorithm(algorithmOf(call), key.keySpec);
  return async () => {
    const bytes = await currentBytes(key, call.provider);
    if ("error" in bytes) return bytes;
    const { sharedSecret, ciphertext } = perform(bytes, call.provider.entropy);
    return {
      output: {
        KeyId: key.arn,
        SharedSecret: sharedSecret,
        SharedSecretCiphertextBlob: ciphertext,
        EncapsulationAlgorithm: algorithmOf(call),
      },
    };
  };
};

export const decapsulate: Operation = (call) => {
  const key = subject(call);
  const family = familyOf(key);
  if ("error" in family) return family;
  const { decapsulate: perform } = family;
  if (perform === null) return incompatibleAlgorithm(algorithmOf(call), key.keySpec);
  return async () => {
    const bytes = await currentBytes(key, call.provider);
    if ("error" in bytes) return bytes;
    const secret = perform(bytes, blob(call.input, "SharedSecretCiphertextBlob"));
    if (secret === null) return invalidCiphertext;
    return { output: { KeyId: key.arn, SharedSecret: secret, EncapsulationAlgorithm: algorithmOf(call) } };
  };
};

function algorithmOf({ input }: AllowedCall): string {
  return text(input, "EncapsulationAlgorithm") ?? "";
}
