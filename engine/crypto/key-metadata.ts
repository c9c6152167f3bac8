/** KeyMetadata, as CreateKey and DescribeKey answer with it. Source: recorded answers of AWS. */

import { algorithmsOf } from "../catalog/key-specs.ts";
import type { Store } from "./store/store.ts";
import type { KeyRecord } from "./store/key-record.ts";
import { relatedKeys } from "./related-keys.ts";

export function keyMetadata(key: KeyRecord, store: Store): Readonly<Record<string, unknown>> {
  const { current, all } = key.material;
  const list = algorithmLists[key.keyUsage];
  const validTo = all.find((material) => material.validTo instanceof Date)?.validTo;
  return {
    AWSAccountId: key.account,
    KeyId: key.id,
    Arn: key.arn,
    CreationDate: key.created,
    Enabled: key.state === "Enabled",
    Description: key.description,
    KeyUsage: key.keyUsage,
    KeyState: key.state,
    Origin: key.origin,
    KeyManager: key.manager,
    CustomerMasterKeySpec: key.keySpec,
    KeySpec: key.keySpec,
    ...(list === undefined ? {} : { [list]: [...algorithmsOf(key.keySpec, key.keyUsage)] }),
    MultiRegion: key.multiRegion,
    ...(key.multiRegion ? { MultiRegionConfiguration: multiRegionConfiguration(key, store) } : {}),
    ...(key.deletion === null ? {} : { DeletionDate: key.deletion }),
    ...(key.pendingWindow === null ? {} : { PendingDeletionWindowInDays: key.pendingWindow }),
    ...(key.origin === "EXTERNAL" && (current?.bytes ?? null) !== null
      ? {
          ExpirationModel: validTo ? "KEY_MATERIAL_EXPIRES" : "KEY_MATERIAL_DOES_NOT_EXPIRE",
          ...(validTo ? { ValidTo: validTo } : {}),
        }
      : {}),
    // Of a key that cannot rotate, AWS does not tell it.
    ...(key.keySpec === "SYMMETRIC_DEFAULT" && current !== null && key.state !== "Creating"
      ? { CurrentKeyMaterialId: current.id }
      : {}),
  };
}

const algorithmLists: Readonly<Record<string, string | undefined>> = {
  ENCRYPT_DECRYPT: "EncryptionAlgorithms",
  SIGN_VERIFY: "SigningAlgorithms",
  GENERATE_VERIFY_MAC: "MacAlgorithms",
  KEY_AGREEMENT: "KeyAgreementAlgorithms",
  ENCAPSULATE_DECAPSULATE: "EncapsulationAlgorithms",
};

function multiRegionConfiguration(key: KeyRecord, store: Store) {
  const related = relatedKeys(key, store);
  const named = ({ arn, region }: KeyRecord) => ({ Arn: arn, Region: region });
  return {
    MultiRegionKeyType: key.regionType,
    PrimaryKey: named(related.find(({ regionType }) => regionType === "PRIMARY") ?? key),
    ReplicaKeys: related.filter(({ regionType }) => regionType === "REPLICA").map(named),
  };
}
