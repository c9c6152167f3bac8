/** GenerateDataKey, GenerateDataKeyPair, both without plaintext, and GenerateRandom. Source: KMS API reference. */

import type { AllowedCall, Done, Operation } from "../call.ts";
import { noCustomKeyStores, type Refusal, refuse } from "../errors.ts";
import { number, text, textMap } from "../input.ts";
import { keyFamily } from "../provider/key-specs.ts";
import { attestation, sealWith } from "./encryption.ts";
import { subject } from "./subject.ts";

export const generateDataKey: Operation = dataKey((plaintext) => ({ Plaintext: plaintext }));
export const generateDataKeyWithoutPlaintext: Operation = dataKey(() => ({}));
export const generateDataKeyPair: Operation = dataKeyPair((privateKey) => ({ PrivateKeyPlaintext: privateKey }));
export const generateDataKeyPairWithoutPlaintext: Operation = dataKeyPair(() => ({}));

export const generateRandom: Operation = ({ input, provider }) => {
  const length = number(input, "NumberOfBytes");
  if (length === null) return refuse("ValidationException", "NumberOfBytes is required.");
  if (input["Recipient"] !== undefined) return attestation;
  if (input["CustomKeyStoreId"] !== undefined) {
    return noCustomKeyStores;
  }
  return () => ({ output: { Plaintext: provider.entropy(length) } });
};

type Shown = (secret: Uint8Array) => Readonly<Record<string, unknown>>;

function dataKey(shown: Shown): Operation {
  return (call) => {
    const { input, provider } = call;
    const bytes = number(input, "NumberOfBytes");
    const spec = text(input, "KeySpec");
    if (input["Recipient"] !== undefined) return attestation;
    const length = bytes ?? (spec === "AES_128" ? 16 : 32);
    return () => {
      const plaintext = provider.entropy(length);
      return sealed(call, plaintext, (ciphertext) => ({ CiphertextBlob: ciphertext, ...shown(plaintext) }));
    };
  };
}

function dataKeyPair(shown: Shown): Operation {
  return (call) => {
    const { input, provider } = call;
    const spec = text(input, "KeyPairSpec") ?? "";
    const family = keyFamily(spec);
    const { publicKey, privateKey } = family ?? { publicKey: null, privateKey: null };
    if (family === null || publicKey === null || privateKey === null) {
      return refuse("UnsupportedOperationException", `KeyPairSpec ${spec} is not supported`);
    }
    if (input["Recipient"] !== undefined) return attestation;
    return async () => {
      const material = await family.generate(provider.port, provider.entropy);
      const open = await publicKey(provider.port, material);
      const secret = privateKey(material);
      return sealed(call, secret, (ciphertext) => ({
        PrivateKeyCiphertextBlob: ciphertext,
        ...shown(secret),
        PublicKey: open,
        KeyPairSpec: spec,
      }));
    };
  };
}

async function sealed(
  call: AllowedCall,
  plaintext: Uint8Array,
  answer: (ciphertext: Uint8Array) => Readonly<Record<string, unknown>>,
): Promise<Done | Refusal> {
  const key = subject(call);
  const found = await sealWith(call, key, "SYMMETRIC_DEFAULT", plaintext, textMap(call.input, "EncryptionContext"));
  if ("error" in found) return found;
  const { materialId } = found.used;
  const material = materialId === undefined ? {} : { KeyMaterialId: materialId };
  return { output: { ...answer(found.ciphertext), KeyId: key.arn, ...material }, ...found.used };
}
