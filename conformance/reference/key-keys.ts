/** The condition keys about the key; for CreateKey, about the key that it asks for. */

import { usageOf } from "./catalogue.ts";
import type { Input, KeyRecord, Keys, Question } from "./situation.ts";
import { keysOf, tagPairs } from "./tags.ts";

export function keyKeys({ target, input, primary, request }: Question): Keys {
  return {
    ...propertyKeys(target.arn, target.key, input, primary),
    "kms:ResourceAliases": target.key?.aliases,
    // E47: only on calls that a service makes for someone.
    "kms:ViaService": request.viaService,
    "kms:GrantIsForAWSResource": request.viaService !== undefined, // E37
    ...keysOf("aws:ResourceTag/", tagPairs(target.kind === "none" ? input.Tags : target.key?.tags)),
  };
}

/** E43: the key that ReplicateKey makes has the properties of its primary. A key that is not made yet has none to tag by. */
function propertyKeys(arn: string, key: KeyRecord | null, input: Input, primary: Question["primary"]): Keys {
  if (key !== null) return keyProperties(arn, key);
  if (arn !== "*") return {};
  if (primary?.key === undefined || primary.key === null) return askedProperties(input);
  return { ...keyProperties(primary.arn, primary.key), "kms:MultiRegion": true, "kms:MultiRegionKeyType": "REPLICA" };
}

function keyProperties(arn: string, { metadata = {} }: KeyRecord): Keys {
  const said = metadata.KeyMetadata ?? metadata;
  const spec = said.KeySpec ?? "SYMMETRIC_DEFAULT";
  const isMultiRegion = said.MultiRegion ?? arn.includes(":key/mrk-");
  const type = isMultiRegion ? said.MultiRegionConfiguration?.MultiRegionKeyType : undefined;
  return properties(spec, said.KeyUsage ?? usageOf(spec), said.Origin, isMultiRegion, type);
}

/** Members that CreateKey leaves out count with their defaults. */
function askedProperties({ KeySpec, CustomerMasterKeySpec, KeyUsage, Origin, MultiRegion }: Input): Keys {
  const spec = KeySpec ?? CustomerMasterKeySpec ?? "SYMMETRIC_DEFAULT";
  const type = MultiRegion === true ? "PRIMARY" : undefined;
  return properties(spec, KeyUsage ?? "ENCRYPT_DECRYPT", Origin, MultiRegion === true, type);
}

function properties(
  spec: string,
  usage: string,
  origin: string | undefined,
  isMultiRegion: boolean,
  type: string | undefined,
): Keys {
  return {
    "kms:KeySpec": spec,
    "kms:CustomerMasterKeySpec": spec,
    "kms:KeyUsage": usage,
    "kms:CustomerMasterKeyUsage": usage,
    "kms:KeyOrigin": origin ?? "AWS_KMS",
    "kms:MultiRegion": isMultiRegion,
    "kms:MultiRegionKeyType": type,
  };
}
