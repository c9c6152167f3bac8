/** CreateKey, DescribeKey, ListKeys and UpdateKeyDescription. Source: KMS API reference; recorded answers of AWS. */

import { usagesOf } from "../../catalog/key-specs.ts";
import { InvalidInput } from "../../model/diagnostic.ts";
import type { AllowedCall, Operation } from "../call.ts";
import { randomHex, randomUuid } from "../entropy.ts";
import { noCustomKeyStores, type Refusal, refuse } from "../errors.ts";
import { text } from "../input.ts";
import { keyMetadata } from "../key-metadata.ts";
import { paged } from "../pages.ts";
import { lockout, type PolicyPut, readKeyPolicy } from "../policy-check.ts";
import { keyFamily } from "../provider/key-specs.ts";
import { documentOf, type KeyRecord } from "../store/key-record.ts";
import { firstMaterial } from "../store/material.ts";
import type { Store } from "../store/store.ts";
import { tooManyTags, tagsOf } from "../tag-check.ts";
import { subject } from "./subject.ts";

export const createKey: Operation = async (call) => {
  const { input, place, now, store, provider } = call;
  const keySpec = text(input, "KeySpec") ?? text(input, "CustomerMasterKeySpec") ?? "SYMMETRIC_DEFAULT";
  const keyUsage = text(input, "KeyUsage") ?? (keySpec === "SYMMETRIC_DEFAULT" ? "ENCRYPT_DECRYPT" : null);
  const origin = text(input, "Origin") ?? "AWS_KMS";
  const unfit = unfitKey(keySpec, keyUsage, origin, input["CustomKeyStoreId"] !== undefined);
  if (unfit !== null) return unfit;
  const tags = tagsOf(input);
  const untaggable = tooManyTags(tags, new Map());
  if (untaggable !== null) return untaggable;

  const multiRegion = input["MultiRegion"] === true;
  const id = multiRegion ? `mrk-${randomHex(provider.entropy, 16)}` : randomUuid(provider.entropy);
  const { partition, region, account } = place;
  const state = origin === "EXTERNAL" ? "PendingImport" : "Enabled";
  const policy = policyFor(call);
  if ("error" in policy) return policy;
  const key: KeyRecord = {
    arn: `arn:${partition}:kms:${region}:${account}:key/${id}`,
    id,
    account,
    region,
    partition,
    created: now,
    keySpec,
    keyUsage: keyUsage ?? "",
    origin,
    manager: "CUSTOMER",
    multiRegion,
    regionType: multiRegion ? "PRIMARY" : null,
    policy: policy.document,
    policyText: policy.text,
    description: text(input, "Description") ?? "",
    state,
    deletion: null,
    pendingWindow: null,
    aliases: new Map(),
    tags: new Map(tags),
    grants: new Map(),
    material: firstMaterial(origin, state, provider.entropy),
    rotation: null,
    onDemand: 0,
    lastUsed: null,
    importing: [],
  };
  const unstorable = storeRefusal(key, store);
  if (unstorable !== null) return unstorable;
  const locked = text(input, "Policy") === null ? null : await lockout(call, key.arn, documentOf(key));
  if (locked !== null) return locked;
  return () => {
    store.save(key);
    return { output: { KeyMetadata: keyMetadata(key, store) } };
  };
};

export const describeKey: Operation = (call) => () => ({
  output: { KeyMetadata: keyMetadata(subject(call), call.store) },
});

/** The keys of the caller's account in the Region. */
export const listKeys: Operation = ({ input, place, store }) => {
  const own = [...store.keys.values()].filter(
    ({ account, region }) => account === place.account && region === place.region,
  );
  return paged(
    input,
    "Keys",
    own.map(({ id, arn }) => ({ KeyId: id, KeyArn: arn })),
    "KeyArn",
    100,
  );
};

export const updateKeyDescription: Operation = (call) => () => {
  const key = subject(call);
  key.description = text(call.input, "Description") ?? "";
  return { output: {} };
};

/** Of a Region or partition that there is none of, no key can be made. */
export function storeRefusal(key: KeyRecord, store: Store): Refusal | null {
  try {
    store.supposing({ [key.arn]: documentOf(key) });
    return null;
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return refuse("ValidationException", `No key can be made at ${key.arn}.`);
  }
}

/** The policy that is given, or the one that leaves everything to the account. */
export function policyFor(call: AllowedCall): PolicyPut | Refusal {
  const { input, place, store, caller } = call;
  const given = text(input, "Policy");
  if (given !== null) return readKeyPolicy(given, { environment: store.environment(), caller: caller.principal });
  const document = {
    Version: "2012-10-17",
    Id: "key-default-1",
    Statement: [
      {
        Sid: "Enable IAM User Permissions",
        Effect: "Allow",
        Principal: { AWS: place.root },
        Action: "kms:*",
        Resource: "*",
      },
    ],
  };
  return { text: JSON.stringify(document, null, 2), document };
}

function unfitKey(keySpec: string, keyUsage: string | null, origin: string, inStore: boolean): Refusal | null {
  if (keyUsage === null) {
    const message = "You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys.";
    return refuse("ValidationException", message);
  }
  if (!usagesOf(keySpec).some((usage) => usage === keyUsage)) {
    return refuse("ValidationException", `KeyUsage ${keyUsage} is not compatible with KeySpec ${keySpec}`);
  }
  if (keyFamily(keySpec) === null)
    return refuse("UnsupportedOperationException", `KeySpec ${keySpec} is not supported in this Region`);
  if (inStore || (origin !== "AWS_KMS" && origin !== "EXTERNAL")) {
    return noCustomKeyStores;
  }
  return null;
}
