/** GenerateMac and VerifyMac. Source: KMS API reference; recorded answers of AWS. */

import { equalBytes } from "@noble/ciphers/utils.js";
import type { AllowedCall, Operation } from "../call.ts";
import { incompatibleAlgorithm, refuse, type Refusal } from "../errors.ts";
import { blob, text } from "../input.ts";
import { currentBytes, familyOf } from "../materials.ts";
import type { HashName } from "../provider/port.ts";
import type { KeyRecord } from "../store/key-record.ts";
import { subject } from "./subject.ts";

export const generateMac: Operation = (call) => {
  const asked = askedOf(call);
  if ("error" in asked) return asked;
  return async () => {
    const mac = await macOf(call, asked);
    return "error" in mac ? mac : { output: { KeyId: asked.key.arn, Mac: mac, MacAlgorithm: asked.algorithm } };
  };
};

export const verifyMac: Operation = (call) => {
  const asked = askedOf(call);
  if ("error" in asked) return asked;
  return async () => {
    const mac = await macOf(call, asked);
    if ("error" in mac) return mac;
    const given = blob(call.input, "Mac");
    if (given.length !== mac.length || !equalBytes(mac, given)) return refuse("KMSInvalidMacException");
    return { output: { KeyId: asked.key.arn, MacValid: true, MacAlgorithm: asked.algorithm } };
  };
};

interface Asked {
  readonly key: KeyRecord;
  readonly algorithm: string;
  readonly hash: HashName;
}

function askedOf(call: AllowedCall): Asked | Refusal {
  const key = subject(call);
  const family = familyOf(key);
  if ("error" in family) return family;
  const algorithm = text(call.input, "MacAlgorithm") ?? "";
  const hash = family.macs[algorithm];
  return hash === undefined ? incompatibleAlgorithm(algorithm, key.keySpec) : { key, algorithm, hash };
}

async function macOf({ input, provider }: AllowedCall, { key, hash }: Asked): Promise<Uint8Array | Refusal> {
  const bytes = await currentBytes(key, provider);
  return "error" in bytes ? bytes : provider.port.hmac(hash, bytes, blob(input, "Message"));
}
