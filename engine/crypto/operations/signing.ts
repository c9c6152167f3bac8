/** Sign and Verify. Source: KMS API reference; recorded answers of AWS. */

import { algorithmsOf, messageTypesOf } from "../../catalog/key-specs.ts";
import type { AllowedCall, Operation } from "../call.ts";
import { incompatibleAlgorithm, refuse, type Refusal } from "../errors.ts";
import { blob, text } from "../input.ts";
import { currentBytes, familyOf } from "../materials.ts";
import type { MessageType, SigningAlgorithm } from "../provider/family.ts";
import type { KeyRecord } from "../store/key-record.ts";
import { subject } from "./subject.ts";

export const sign: Operation = (call) => {
  const asked = askedOf(call);
  if ("error" in asked) return asked;
  const { key, scheme, algorithm, message, type } = asked;
  return async () => {
    const bytes = await currentBytes(key, call.provider);
    if ("error" in bytes) return bytes;
    const signature = await scheme.sign(call.provider.port, bytes, message, type);
    return { output: { KeyId: key.arn, Signature: signature, SigningAlgorithm: algorithm } };
  };
};

export const verify: Operation = (call) => {
  const asked = askedOf(call);
  if ("error" in asked) return asked;
  const { key, scheme, algorithm, message, type } = asked;
  const { port } = call.provider;
  const signature = blob(call.input, "Signature");
  return async () => {
    const bytes = await currentBytes(key, call.provider);
    if ("error" in bytes) return bytes;
    const family = familyOf(key);
    const publicKey = "error" in family ? undefined : await family.publicKey?.(port, bytes);
    if (publicKey === undefined || !(await scheme.verify(port, publicKey, message, type, signature))) {
      return refuse("KMSInvalidSignatureException");
    }
    return { output: { KeyId: key.arn, SignatureValid: true, SigningAlgorithm: algorithm } };
  };
};

interface Asked {
  readonly key: ReturnType<typeof subject>;
  readonly scheme: SigningAlgorithm;
  readonly algorithm: string;
  readonly message: Uint8Array;
  readonly type: MessageType;
}

function askedOf(call: AllowedCall): Asked | Refusal {
  const key = subject(call);
  const family = familyOf(key);
  if ("error" in family) return family;
  const algorithm = text(call.input, "SigningAlgorithm") ?? "";
  const scheme = family.signing[algorithm];
  if (scheme === undefined) return incompatibleAlgorithm(algorithm, key.keySpec);
  const type = text(call.input, "MessageType") ?? "RAW";
  if (!isMessageType(type) || !messageTypesOf(algorithm).includes(type)) {
    return refuse(
      "ValidationException",
      `Message type ${type} is incompatible with ${takes(key, type) ? `algorithm ${algorithm}` : `key spec ${key.keySpec}`}.`,
    );
  }
  const message = blob(call.input, "Message");
  const length = scheme.lengths[type];
  if (length !== undefined && message.length !== length) {
    return refuse("ValidationException", `Digest is invalid length for algorithm ${algorithm}.`);
  }
  return { key, scheme, algorithm, message, type };
}

/** Whether some algorithm of the key takes the message type. */
function takes({ keySpec, keyUsage }: KeyRecord, type: string): boolean {
  return algorithmsOf(keySpec, keyUsage).some((algorithm) => messageTypesOf(algorithm).includes(type));
}

function isMessageType(type: string): type is MessageType {
  return type === "RAW" || type === "DIGEST" || type === "EXTERNAL_MU";
}
