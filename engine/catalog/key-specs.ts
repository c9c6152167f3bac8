/** What a key of a spec can be used for, and with which algorithms. Source: schemas/kms/key-specs.json. */

import {
  defaultMessageTypes,
  type KeySpec,
  keySpecTable,
  type KeyType,
  type KeyUsage,
  messageTypes,
} from "./key-specs.generated.ts";
import type { KeySpecRecord } from "./records.ts";

export { type KeyType, keyTypes, type KeyUsage, keyUsages } from "./key-specs.generated.ts";

interface Use {
  readonly usage: KeyUsage;
  readonly keyType: KeyType;
  readonly algorithms: readonly string[];
}

interface KeySpecEntry extends KeySpecRecord {
  readonly name: KeySpec;
  readonly uses: readonly Use[];
}

export const keySpecs: readonly KeySpecEntry[] = keySpecTable;

const usesBySpec: ReadonlyMap<string, readonly Use[]> = new Map(keySpecs.map(({ name, uses }) => [name, uses]));

/** The usages that a spec offers; none for a spec that KMS does not know. */
export function usagesOf(spec: string): readonly KeyUsage[] {
  return (usesBySpec.get(spec) ?? []).map(({ usage }) => usage);
}

/** The type of key that spec and usage make; null where they do not go together. */
export function keyTypeOf(spec: string, usage: string): KeyType | null {
  return findUse(spec, usage)?.keyType ?? null;
}

/** The encryption, signing, MAC, agreement or encapsulation algorithms of a key. */
export function algorithmsOf(spec: string, usage: string): readonly string[] {
  return findUse(spec, usage)?.algorithms ?? [];
}

/** The values of MessageType that a signing algorithm takes. */
export function messageTypesOf(algorithm: string): readonly string[] {
  const special: Readonly<Record<string, readonly string[]>> = messageTypes;
  return special[algorithm] ?? defaultMessageTypes;
}

function findUse(spec: string, usage: string): Use | undefined {
  return usesBySpec.get(spec)?.find((use) => use.usage === usage);
}
