/** The actions that generated requests ask, by what they are about. */

/** Of everyday use, all of which work across accounts and are grant operations. */
export const cryptographic = [
  "Decrypt",
  "Encrypt",
  "GenerateDataKey",
  "GenerateDataKeyWithoutPlaintext",
  "GenerateDataKeyPair",
  "ReEncryptFrom",
  "ReEncryptTo",
  "Sign",
  "Verify",
  "GenerateMac",
  "GetPublicKey",
  "DescribeKey",
] as const;

/** Of grants, and of keys across accounts, but not to be given by a grant. */
export const ofGrants = ["ListGrants", "RevokeGrant"] as const;

/** Of the key's own account alone. */
export const ofOwner = [
  "PutKeyPolicy",
  "GetKeyPolicy",
  "ScheduleKeyDeletion",
  "EnableKeyRotation",
  "DisableKey",
  "TagResource",
  "UntagResource",
  "ReplicateKey",
  "UpdatePrimaryRegion",
  "ImportKeyMaterial",
  "GetParametersForImport",
  "UpdateKeyDescription",
] as const;

/** Without a resource, controlled by IAM policies alone. */
export const iamOnly = [
  "ListKeys",
  "CreateKey",
  "GenerateRandom",
  "ListAliases",
  "ListRetirableGrants",
  "DescribeCustomKeyStores",
] as const;

/** Asked on a key or on an alias. */
export const ofAliases = ["CreateAlias", "UpdateAlias", "DeleteAlias"] as const;

export const everyKeyAction: readonly string[] = [
  ...cryptographic,
  "CreateGrant",
  "RetireGrant",
  ...ofGrants,
  ...ofOwner,
  ...ofAliases,
];
export const everyAction: readonly string[] = [...everyKeyAction, ...iamOnly];

/** What a grant may give. */
export const grantOperations: readonly string[] = [...cryptographic, "CreateGrant", "RetireGrant"];
