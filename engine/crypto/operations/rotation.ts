/**
 * EnableKeyRotation, DisableKeyRotation, GetKeyRotationStatus, ListKeyRotations and RotateKeyOnDemand. New material encrypts,
 * all material decrypts. Source: KMS Developer Guide, rotating keys; recorded answers of AWS.
 */

import type { Operation } from "../call.ts";
import { days } from "../days.ts";
import { invalidOrigin, notPrimary, refuse, type Refusal } from "../errors.ts";
import { number, text } from "../input.ts";
import { paged } from "../pages.ts";
import type { Entropy } from "../provider/family.ts";
import { relatedKeys } from "../related-keys.ts";
import type { KeyRecord } from "../store/key-record.ts";
import { type Material, newMaterial, type RotationType } from "../store/material.ts";
import type { Store } from "../store/store.ts";
import { subject } from "./subject.ts";

export const enableKeyRotation: Operation = (call) => {
  const { input, now, store, provider } = call;
  const key = subject(call);
  const unfit = unrotatable(key) ?? importedRefusal(key) ?? replicaRefusal(key);
  if (unfit !== null) return unfit;
  const period = number(input, "RotationPeriodInDays") ?? key.rotation?.period ?? 365;
  return () => {
    rotateEvery(key, period, now, store, provider.entropy);
    return { output: {} };
  };
};

/** A key that does not rotate stays as it is: AWS does not mind. */
export const disableKeyRotation: Operation = (call) => {
  const key = subject(call);
  const unfit = importedRefusal(key) ?? replicaRefusal(key);
  if (unfit !== null) return unfit;
  return () => {
    key.rotation = null;
    return { output: {} };
  };
};

/** Of a key that cannot rotate as well: it does not. */
export const getKeyRotationStatus: Operation = (call) => {
  const key = subject(call);
  const { rotation } = primaryOf(key, call.store);
  const dates = rotation === null ? {} : { RotationPeriodInDays: rotation.period, NextRotationDate: rotation.next };
  return () => ({ output: { KeyId: key.arn, KeyRotationEnabled: rotation !== null, ...dates } });
};

export const listKeyRotations: Operation = (call) => {
  const key = subject(call);
  const unfit = unrotatable(key);
  if (unfit !== null) return unfit;
  const all = text(call.input, "IncludeKeyMaterial") === "ALL_KEY_MATERIAL";
  const { pending } = key.material;
  const shown = [...key.material.all, ...(pending === null ? [] : [pending])].filter(
    ({ rotated }) => all || rotated !== null,
  );
  return paged(
    call.input,
    "Rotations",
    shown.map((material) => listed(material, key)),
    "KeyMaterialId",
    100,
  );
};

export const rotateKeyOnDemand: Operation = (call) => {
  const { now, provider, store } = call;
  const key = subject(call);
  const unfit = unrotatable(key) ?? replicaRefusal(key);
  if (unfit !== null) return unfit;
  const { pending } = key.material;
  if (key.origin === "EXTERNAL" && pending === null) {
    const message = `No available key material pending rotation for the key: ${key.arn}.`;
    return refuse("KMSInvalidStateException", message);
  }
  if (key.onDemand >= mostOnDemand) {
    const message = `The on-demand rotations limit has been reached for the given keyId. No more on-demand rotations can be performed for this key: ${key.arn}`;
    return refuse("LimitExceededException", message);
  }
  return () => {
    rotate(key, pending ?? newMaterial(provider.entropy), "ON_DEMAND", now);
    key.material.pending = null;
    key.onDemand++;
    store.save(key);
    return { output: { KeyId: key.arn } };
  };
};

const mostOnDemand = 25;

/** Only symmetric encryption keys rotate. AWS sends no text. */
function unrotatable({ keySpec }: KeyRecord): Refusal | null {
  return keySpec === "SYMMETRIC_DEFAULT" ? null : refuse("UnsupportedOperationException");
}

function importedRefusal({ arn, origin }: KeyRecord): Refusal | null {
  return origin === "AWS_KMS" ? null : { error: invalidOrigin(arn, origin) };
}

/** Rotation is set on the primary key, and reaches its replicas. */
function replicaRefusal({ arn, regionType }: KeyRecord): Refusal | null {
  return regionType === "REPLICA" ? { error: notPrimary(arn) } : null;
}

function primaryOf(key: KeyRecord, store: Store): KeyRecord {
  return relatedKeys(key, store).find(({ regionType }) => regionType === "PRIMARY") ?? key;
}

function rotateEvery(key: KeyRecord, period: number, from: Date, store: Store, entropy: Entropy): void {
  const rotation = { period, next: days(from, period) };
  key.rotation = rotation;
  store.schedule(rotation.next, () => {
    // Of related multi-Region keys, the primary key holds the rotation, and another may be primary by then.
    const holder = relatedKeys(key, store).find((related) => related.rotation === rotation);
    if (holder === undefined || !store.keys.has(holder.arn)) return;
    // A key that is disabled or waits for its end does not rotate until it is enabled again.
    if (holder.state === "Enabled") rotate(holder, newMaterial(entropy), "AUTOMATIC", rotation.next);
    rotateEvery(holder, period, rotation.next, store, entropy);
  });
}

function rotate({ material }: KeyRecord, next: Material, type: RotationType, at: Date): void {
  next.rotated = { at, type };
  material.all.push(next);
  material.current = next;
}

function listed(material: Material, key: KeyRecord) {
  const { current, pending } = key.material;
  const state = material === pending ? "PENDING_ROTATION" : material === current ? "CURRENT" : "NON_CURRENT";
  return {
    KeyId: key.arn,
    KeyMaterialId: material.id,
    KeyMaterialState: state,
    ...(material.description === undefined ? {} : { KeyMaterialDescription: material.description }),
    ...(material.imported ? importOf(material) : {}),
    ...(material.rotated === null ? {} : { RotationDate: material.rotated.at, RotationType: material.rotated.type }),
  };
}

function importOf({ bytes, validTo }: Material) {
  return {
    ImportState: bytes === null ? "PENDING_IMPORT" : "IMPORTED",
    ExpirationModel: validTo ? "KEY_MATERIAL_EXPIRES" : "KEY_MATERIAL_DOES_NOT_EXPIRE",
    ...(validTo ? { ValidTo: validTo } : {}),
  };
}
