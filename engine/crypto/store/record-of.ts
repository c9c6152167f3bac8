/** A key of the environment that KMS begins with becomes a record: with defaults for what an environment need not tell. */

import type { KeyDocument } from "../../model/documents.ts";
import type { Key } from "../../model/environment.ts";
import { isRecord } from "../../context/input.ts";
import type { Entropy } from "../provider/family.ts";
import type { GrantRecord, KeyRecord } from "./key-record.ts";
import { firstMaterial, type MaterialSet, setOf } from "./material.ts";

/** `earlier` are the keys before it: related multi-Region keys share their material. */
export function recordOf(
  key: Key,
  document: KeyDocument,
  earlier: ReadonlyMap<string, KeyRecord>,
  entropy: Entropy,
  now: Date,
): KeyRecord {
  const { keySpec, keyUsage, origin, keyState, keyManager, multiRegion, multiRegionKeyType } = key.metadata;
  return {
    arn: key.arn,
    id: key.id,
    account: key.account,
    region: key.region,
    partition: key.partition,
    created: dateIn(document.metadata, "CreationDate") ?? now,
    keySpec,
    keyUsage,
    origin,
    manager: keyManager,
    multiRegion,
    regionType: multiRegionKeyType,
    policy: document.policy ?? null,
    policyText: textOf(document.policy),
    description: textIn(document.metadata, "Description") ?? "",
    state: keyState,
    deletion: dateIn(document.metadata, "DeletionDate"),
    pendingWindow: null,
    aliases: new Map(key.aliases.map((name) => [name, { name, created: now, updated: now }])),
    tags: new Map(key.tags),
    grants: new Map(grantsIn(document.grants).map((grant) => [grant.GrantId, grantRecord(grant, key, now)])),
    material: materialOf(key, earlier, entropy),
    rotation: null,
    onDemand: 0,
    lastUsed: null,
    importing: [],
  };
}

/** Related keys share their material. What was imported is the same for each, and each loses it for itself. */
function materialOf(
  { id, account, metadata }: Key,
  earlier: ReadonlyMap<string, KeyRecord>,
  entropy: Entropy,
): MaterialSet {
  const { multiRegion, origin, keyState } = metadata;
  const related = [...earlier.values()].filter(
    (other) => multiRegion && other.multiRegion && other.id === id && other.account === account,
  );
  const first = (): MaterialSet => firstMaterial(origin, keyState, entropy);
  if (origin !== "EXTERNAL") return related[0]?.material ?? first();
  const [known] = related.flatMap(({ material }) => material.all);
  return keyState === "PendingImport" || known === undefined ? first() : setOf({ ...known });
}

type GrantIn = Readonly<Record<string, unknown>> & { readonly GrantId: string; readonly Operations: readonly string[] };

function grantsIn(grants: KeyDocument["grants"]): readonly GrantIn[] {
  const list: unknown = isRecord(grants) ? grants["Grants"] : grants;
  return Array.isArray(list) ? (list as readonly GrantIn[]) : [];
}

function grantRecord(given: GrantIn, key: Key, now: Date): GrantRecord {
  const { GrantToken, Propagated, KeyId: _, CreationDate, IssuingAccount, ...grant } = given;
  return {
    ...grant,
    CreationDate: toDate(CreationDate) ?? now,
    IssuingAccount:
      typeof IssuingAccount === "string" ? IssuingAccount : `arn:${key.partition}:iam::${key.account}:root`,
    token: typeof GrantToken === "string" ? GrantToken : null,
    propagated: Propagated !== false,
  };
}

/** A policy as GetKeyPolicy gives it out. The environment may hold what the AWS CLI prints of it. */
function textOf(policy: KeyDocument["policy"]): string | null {
  if (policy === undefined) return null;
  const inner: unknown = isRecord(policy) && "Policy" in policy ? policy["Policy"] : policy;
  return typeof inner === "string" ? inner : JSON.stringify(inner, null, 2);
}

function metadataIn(metadata: KeyDocument["metadata"], name: string): unknown {
  if (!isRecord(metadata)) return undefined;
  const inner = metadata["KeyMetadata"];
  return (isRecord(inner) ? inner : metadata)[name];
}

function textIn(metadata: KeyDocument["metadata"], name: string): string | null {
  const value = metadataIn(metadata, name);
  return typeof value === "string" ? value : null;
}

function dateIn(metadata: KeyDocument["metadata"], name: string): Date | null {
  return toDate(metadataIn(metadata, name));
}

/** A date as the AWS CLI prints it: a text, or seconds since 1970. */
function toDate(value: unknown): Date | null {
  if (value instanceof Date) return value;
  if (typeof value !== "string" && typeof value !== "number") return null;
  const date = new Date(typeof value === "number" ? value * 1000 : value);
  return Number.isNaN(date.getTime()) ? null : date;
}
