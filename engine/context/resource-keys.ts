/**
 * Condition keys that follow from the resource. For a key that is about to be made (CreateKey, and the tag permission that
 * goes with it) the same keys follow from the input, defaults included (facts: condition keys).
 */

import type { Organization } from "../model/environment.ts";
import { usagesOf } from "../catalog/key-specs.ts";
import { type Derivation, fromSituation, type Values, valueIgnoringCase } from "./derivation.ts";
import { inputTags } from "./input.ts";
import { findAccount, type RequestFacts, type Situation, targetKey } from "./situation.ts";

type Property = (situation: Situation, request: RequestFacts) => Values;

const keySpec: Property = (situation, { input }) =>
  targetKey(situation)?.metadata.keySpec ??
  text(input?.["KeySpec"] ?? input?.["CustomerMasterKeySpec"]) ??
  "SYMMETRIC_DEFAULT";

const keyUsage: Property = (situation, request) => {
  const given = targetKey(situation)?.metadata.keyUsage ?? text(request.input?.["KeyUsage"]);
  if (given !== undefined) return given;
  const usages = usagesOf(String(keySpec(situation, request)));
  return usages.length === 1 ? usages[0] : "ENCRYPT_DECRYPT";
};

export const resourceKeys: Readonly<Record<string, Derivation>> = {
  "kms:KeySpec": keyProperty(keySpec),
  "kms:CustomerMasterKeySpec": keyProperty(keySpec),
  "kms:KeyUsage": keyProperty(keyUsage),
  "kms:CustomerMasterKeyUsage": keyProperty(keyUsage),
  "kms:KeyOrigin": keyProperty(
    (situation, { input }) => targetKey(situation)?.metadata.origin ?? text(input?.["Origin"]) ?? "AWS_KMS",
  ),
  "kms:MultiRegion": keyProperty((situation, { input }) =>
    String(targetKey(situation)?.metadata.multiRegion ?? input?.["MultiRegion"] === true),
  ),
  "kms:MultiRegionKeyType": keyProperty((situation, { input }) => {
    const key = targetKey(situation);
    if (key !== null) return key.metadata.multiRegion ? key.metadata.multiRegionKeyType : null;
    return text(input?.["MultiRegionKeyType"]) ?? (input?.["MultiRegion"] === true ? "PRIMARY" : null);
  }),
  "kms:ResourceAliases": fromSituation((situation) => targetKey(situation)?.aliases),
  "aws:ResourceTag/": {
    settled: (situation) => targetKey(situation) !== null,
    derive: (situation, { input }, suffix) => {
      const tags = targetKey(situation)?.tags ?? inputTags(input);
      return valueIgnoringCase(tags, suffix);
    },
  },
  "aws:ResourceAccount": fromSituation(({ target, caller }) => target.account ?? caller.account),
  "aws:ResourceOrgID": fromSituation((situation) => ownerOrganization(situation)?.id),
  "aws:ResourceOrgPaths": fromSituation((situation) => {
    const path = ownerOrganization(situation)?.path ?? null;
    return path === null ? null : [path];
  }),
  "aws:RequestedRegion": fromSituation(({ target }) => target.region),
  "kms:RequestAlias": fromSituation(({ target }) => ("alias" in target ? target.alias : null)),
};

function keyProperty(derive: Property): Derivation {
  return { settled: (situation) => targetKey(situation) !== null, derive };
}

function ownerOrganization({ environment, target, caller }: Situation): Organization | null {
  return findAccount(environment, target.account ?? caller.account)?.organization ?? null;
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
