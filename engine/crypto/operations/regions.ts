/**
 * ReplicateKey and UpdatePrimaryRegion. A replica has its primary's id and material, and a policy, aliases, tags and grants of
 * its own (E44). Source: KMS Developer Guide, multi-Region keys; recorded answers of AWS.
 */

import type { Operation } from "../call.ts";
import { keyNotFound, notPrimary, refuse, type Refusal } from "../errors.ts";
import { text } from "../input.ts";
import { keyMetadata } from "../key-metadata.ts";
import { lockout } from "../policy-check.ts";
import { relatedKeys, relativeIn } from "../related-keys.ts";
import { documentOf, type KeyRecord } from "../store/key-record.ts";
import type { Material, MaterialSet } from "../store/material.ts";
import { tooManyTags, tagsOf } from "../tag-check.ts";
import { policyFor, storeRefusal } from "./keys.ts";
import { subject } from "./subject.ts";

export const replicateKey: Operation = async (call) => {
  const { input, store, now } = call;
  const primary = subject(call);
  const region = text(input, "ReplicaRegion") ?? "";
  const unfit = primaryRefusal(primary);
  if (unfit !== null) return unfit;
  const tags = tagsOf(input);
  const untaggable = tooManyTags(tags, new Map());
  if (untaggable !== null) return untaggable;
  const arn = relativeIn(primary, region);
  if (store.keys.has(arn)) return refuse("AlreadyExistsException", `Key '${arn}' already exists`);
  const policy = policyFor(call);
  if ("error" in policy) return policy;
  const replica: KeyRecord = {
    ...primary,
    arn,
    region,
    created: now,
    regionType: "REPLICA",
    policy: policy.document,
    policyText: policy.text,
    description: text(input, "Description") ?? "",
    state: "Creating",
    aliases: new Map(),
    tags: new Map(tags),
    grants: new Map(),
    material: primary.origin === "EXTERNAL" ? toImportAgain(primary.material) : primary.material,
    importing: [],
    rotation: null,
    lastUsed: null,
  };
  const unstorable = storeRefusal(replica, store);
  if (unstorable !== null) return unstorable;
  const locked = text(input, "Policy") === null ? null : await lockout(call, arn, documentOf(replica));
  if (locked !== null) return locked;
  return () => {
    store.save(replica);
    const output = {
      ReplicaKeyMetadata: keyMetadata(replica, store),
      ReplicaPolicy: policy.text,
      ...(tags.length === 0 ? {} : { ReplicaTags: tags.map(([name, value]) => ({ TagKey: name, TagValue: value })) }),
    };
    // Replication ends by itself: here, before the next call.
    store.schedule(now, () => {
      replica.state = primary.origin === "EXTERNAL" ? "PendingImport" : "Enabled";
      store.save(replica);
    });
    return { output };
  };
};

export const updatePrimaryRegion: Operation = (call) => {
  const { input, store } = call;
  const primary = subject(call);
  const region = text(input, "PrimaryRegion") ?? "";
  const unfit = primaryRefusal(primary);
  if (unfit !== null) return unfit;
  const replica = relatedKeys(primary, store).find((key) => key.region === region);
  if (replica === undefined) return { error: keyNotFound(relativeIn(primary, region)) };
  if (replica === primary) return refuse("ValidationException", `${primary.arn} is the primary key already.`);
  if (replica.state === "Disabled") return refuse("DisabledException", `${replica.arn} is disabled.`);
  if (replica.state !== "Enabled") return refuse("KMSInvalidStateException", `${replica.arn} is ${replica.state}.`);
  return () => {
    primary.regionType = "REPLICA";
    replica.regionType = "PRIMARY";
    replica.rotation = primary.rotation;
    primary.rotation = null;
    store.save(primary);
    store.save(replica);
    return { output: {} };
  };
};

function primaryRefusal({ arn, regionType }: KeyRecord): Refusal | null {
  return regionType === "PRIMARY" ? null : { error: notPrimary(arn) };
}

/** Imported material is imported into each related key. */
function toImportAgain(set: MaterialSet): MaterialSet {
  const empty = (material: Material): Material => ({ ...material, bytes: null, validTo: null });
  const all = set.all.map(empty);
  return { all, current: all.find(({ id }) => id === set.current?.id) ?? null, pending: null };
}
