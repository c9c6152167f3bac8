/**
 * Every operation that is provided, by name. What is not among them, custom key stores, answers UnsupportedOperationException to
 * those who may call it.
 */

import type { OperationName } from "../../catalog/operations.ts";
import type { Operation } from "../call.ts";
import { createAlias, deleteAlias, listAliases, updateAlias } from "./aliases.ts";
import {
  generateDataKey,
  generateDataKeyPair,
  generateDataKeyPairWithoutPlaintext,
  generateDataKeyWithoutPlaintext,
  generateRandom,
} from "./data-keys.ts";
import { decrypt, encrypt, reEncrypt } from "./encryption.ts";
import { createGrant, listGrants, listRetirableGrants, retireGrant, revokeGrant } from "./grants.ts";
import { deleteImportedKeyMaterial, getParametersForImport, importKeyMaterial } from "./imports.ts";
import { cancelKeyDeletion, disableKey, enableKey, scheduleKeyDeletion } from "./key-states.ts";
import { createKey, describeKey, listKeys, updateKeyDescription } from "./keys.ts";
import { getKeyLastUsage } from "./last-usage.ts";
import { generateMac, verifyMac } from "./macs.ts";
import { getKeyPolicy, listKeyPolicies, putKeyPolicy } from "./policies.ts";
import { decapsulate, deriveSharedSecret, encapsulate, getPublicKey } from "./public-keys.ts";
import { replicateKey, updatePrimaryRegion } from "./regions.ts";
import {
  disableKeyRotation,
  enableKeyRotation,
  getKeyRotationStatus,
  listKeyRotations,
  rotateKeyOnDemand,
} from "./rotation.ts";
import { sign, verify } from "./signing.ts";
import { listResourceTags, tagResource, untagResource } from "./tags.ts";

export const operations: Readonly<Partial<Record<OperationName, Operation>>> = {
  CancelKeyDeletion: cancelKeyDeletion,
  CreateAlias: createAlias,
  CreateGrant: createGrant,
  CreateKey: createKey,
  Decapsulate: decapsulate,
  Decrypt: decrypt,
  DeleteAlias: deleteAlias,
  DeleteImportedKeyMaterial: deleteImportedKeyMaterial,
  DeriveSharedSecret: deriveSharedSecret,
  DescribeKey: describeKey,
  DisableKey: disableKey,
  DisableKeyRotation: disableKeyRotation,
  EnableKey: enableKey,
  EnableKeyRotation: enableKeyRotation,
  Encapsulate: encapsulate,
  Encrypt: encrypt,
  GenerateDataKey: generateDataKey,
  GenerateDataKeyPair: generateDataKeyPair,
  GenerateDataKeyPairWithoutPlaintext: generateDataKeyPairWithoutPlaintext,
  GenerateDataKeyWithoutPlaintext: generateDataKeyWithoutPlaintext,
  GenerateMac: generateMac,
  GenerateRandom: generateRandom,
  GetKeyLastUsage: getKeyLastUsage,
  GetKeyPolicy: getKeyPolicy,
  GetKeyRotationStatus: getKeyRotationStatus,
  GetParametersForImport: getParametersForImport,
  GetPublicKey: getPublicKey,
  ImportKeyMaterial: importKeyMaterial,
  ListAliases: listAliases,
  ListGrants: listGrants,
  ListKeyPolicies: listKeyPolicies,
  ListKeyRotations: listKeyRotations,
  ListKeys: listKeys,
  ListResourceTags: listResourceTags,
  ListRetirableGrants: listRetirableGrants,
  PutKeyPolicy: putKeyPolicy,
  ReEncrypt: reEncrypt,
  ReplicateKey: replicateKey,
  RetireGrant: retireGrant,
  RevokeGrant: revokeGrant,
  RotateKeyOnDemand: rotateKeyOnDemand,
  ScheduleKeyDeletion: scheduleKeyDeletion,
  Sign: sign,
  TagResource: tagResource,
  UntagResource: untagResource,
  UpdateAlias: updateAlias,
  UpdateKeyDescription: updateKeyDescription,
  UpdatePrimaryRegion: updatePrimaryRegion,
  Verify: verify,
  VerifyMac: verifyMac,
};
