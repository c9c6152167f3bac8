/**
 * From the name of a key or alias to the key. A bare id or alias name means one of the caller's account, and any name one of
 * the Region that is called. Source: recorded answers of AWS to names of every kind.
 */

import { parseArn } from "../model/arn.ts";
import { isAliasName } from "../read/key.ts";
import { isPartition } from "../read/partition.ts";
import { isAccountId } from "../read/principal-entry.ts";
import type { KmsError } from "./kms.ts";
import { keyNotFound, kmsError } from "./errors.ts";
import type { Store } from "./store/store.ts";
import type { KeyRecord } from "./store/key-record.ts";

/** Where a call arrives, and whose names it may leave out. */
export interface Place {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
}

export type Found =
  | { readonly key: KeyRecord; readonly name: string }
  /** Well named and not there. `name` is the ARN under which it would be. */
  | { readonly missing: string; readonly error: KmsError }
  | { readonly error: KmsError };

/** `name` in the answer is an ARN, of the alias where the caller used one. */
export function findKey(name: string, place: Place, store: Store): Found {
  const arn = name.startsWith("arn:") ? parseArn(name) : null;
  if (name.startsWith("arn:") && arn?.service !== "kms")
    return { error: kmsError("InvalidArnException", `Invalid arn ${name}`) };
  if (arn !== null && arn.region !== place.region)
    return { error: kmsError("NotFoundException", `Invalid arn ${arn.region}`) };
  const { partition, account } = arn ?? place;
  // Where no key can be there is none, and nothing to hide: the engine is not asked.
  if (!isPartition(partition) || !isAccountId(account)) return { error: nowhere(name, arn !== null) };
  const resource = arn?.resource ?? (name.startsWith("alias/") ? name : `key/${name}`);
  const full = `arn:${partition}:kms:${place.region}:${account}:${resource}`;
  if (resource.startsWith("alias/")) {
    const key = aliasHolder(full, store);
    if (key !== null) return { key, name: full };
    const error = kmsError("NotFoundException", `Alias ${full} is not found.`);
    return isAliasName(resource) ? { missing: full, error } : { error };
  }
  const key = store.keys.get(full);
  if (key !== undefined) return { key, name: full };
  const id = /^key\/(.*)$/su.exec(resource)?.[1] ?? resource;
  // AWS quotes an id that stands alone, and not one of an ARN.
  if (!isKeyId(id)) return { error: kmsError("NotFoundException", `Invalid keyId ${arn === null ? `'${id}'` : id}`) };
  return { missing: full, error: keyNotFound(full) };
}

/** Whether a key is named by an alias. */
export function isAlias(name: string): boolean {
  return name.startsWith("alias/") || parseArn(name)?.resource.startsWith("alias/") === true;
}

export function aliasArn(name: string, { partition, region, account }: Place): string {
  return name.startsWith("arn:") ? name : `arn:${partition}:kms:${region}:${account}:${name}`;
}

/** The key that an alias, named by its ARN, points to. */
export function aliasHolder(arn: string, store: Store): KeyRecord | null {
  const alias = parseArn(arn);
  if (alias === null) return null;
  for (const key of store.keys.values()) {
    if (key.account === alias.account && key.region === alias.region && key.aliases.has(alias.resource)) return key;
  }
  return null;
}

function nowhere(name: string, isArn: boolean): KmsError {
  return isArn
    ? kmsError("InvalidArnException", `Invalid arn ${name}`)
    : kmsError("NotFoundException", `Invalid keyId '${name}'`);
}

function isKeyId(id: string): boolean {
  return /^(?:[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}|mrk-[\da-f]{32})$/iu.test(id);
}
