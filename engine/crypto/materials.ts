/** The bytes behind a key, made when they are first needed. Only an operation that was allowed has the provider for it. */

import { kmsError, refuse, type Refusal } from "./errors.ts";
import { keyFamily } from "./provider/key-specs.ts";
import type { KeyFamily } from "./provider/family.ts";
import type { Provider } from "./provider/provider.ts";
import { findMaterial, type Material } from "./store/material.ts";
import type { KeyRecord } from "./store/key-record.ts";

/** What can be done with the key; null for a spec that is not provided. */
export function familyOf(key: KeyRecord): KeyFamily | Refusal {
  return keyFamily(key.keySpec) ?? refuse("UnsupportedOperationException", `key spec ${key.keySpec} is not supported`);
}

/** The current material's bytes. */
export async function currentBytes(key: KeyRecord, provider: Provider): Promise<Uint8Array | Refusal> {
  const material = key.material.current;
  return material === null
    ? { error: kmsError("KMSInvalidStateException", `${key.arn} is pending import.`) }
    : bytesOf(material, key, provider);
}

/** The bytes of older material, by its id; null for material that the key never had. */
export async function bytesById(key: KeyRecord, id: string, provider: Provider): Promise<Uint8Array | null> {
  const material = findMaterial(key.material, id);
  if (material === null) return null;
  const bytes = await bytesOf(material, key, provider);
  return "error" in bytes ? null : bytes;
}

/** Two first uses at the same time wait for the same bytes. */
async function bytesOf(material: Material, key: KeyRecord, { port, entropy }: Provider): Promise<Uint8Array | Refusal> {
  if (material.bytes === null) return refuse("KMSInvalidStateException", `${key.arn} is pending import.`);
  const family = familyOf(key);
  if ("error" in family) return family;
  return material.bytes(() => family.generate(port, entropy));
}
