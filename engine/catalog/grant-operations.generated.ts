/** Generated from schemas/kms/grant-operations.json by `npm run generate`; change it there. */

import type { GrantOperationRecord } from "./records.ts";

export const grantOperationTable = [
  {
    name: "CreateGrant",
    keyTypes: [
      "SYMMETRIC",
      "HMAC",
      "ASYMMETRIC_ENCRYPT_DECRYPT",
      "ASYMMETRIC_SIGN_VERIFY",
      "ASYMMETRIC_KEY_AGREEMENT",
      "ASYMMETRIC_ENCAPSULATE_DECAPSULATE",
    ],
    ignoresConstraints: [],
  },
  { name: "Decapsulate", keyTypes: ["ASYMMETRIC_ENCAPSULATE_DECAPSULATE"], ignoresConstraints: [] },
  { name: "Decrypt", keyTypes: ["SYMMETRIC", "ASYMMETRIC_ENCRYPT_DECRYPT"], ignoresConstraints: [] },
  { name: "DeriveSharedSecret", keyTypes: ["ASYMMETRIC_KEY_AGREEMENT"], ignoresConstraints: [] },
  {
    name: "DescribeKey",
    keyTypes: [
      "SYMMETRIC",
      "HMAC",
      "ASYMMETRIC_ENCRYPT_DECRYPT",
      "ASYMMETRIC_SIGN_VERIFY",
      "ASYMMETRIC_KEY_AGREEMENT",
      "ASYMMETRIC_ENCAPSULATE_DECAPSULATE",
    ],
    ignoresConstraints: ["encryption-context"],
  },
  { name: "Encapsulate", keyTypes: ["ASYMMETRIC_ENCAPSULATE_DECAPSULATE"], ignoresConstraints: [] },
  { name: "Encrypt", keyTypes: ["SYMMETRIC", "ASYMMETRIC_ENCRYPT_DECRYPT"], ignoresConstraints: [] },
  { name: "GenerateDataKey", keyTypes: ["SYMMETRIC"], ignoresConstraints: [] },
  { name: "GenerateDataKeyPair", keyTypes: ["SYMMETRIC"], ignoresConstraints: [] },
  { name: "GenerateDataKeyPairWithoutPlaintext", keyTypes: ["SYMMETRIC"], ignoresConstraints: [] },
  { name: "GenerateDataKeyWithoutPlaintext", keyTypes: ["SYMMETRIC"], ignoresConstraints: [] },
  { name: "GenerateMac", keyTypes: ["HMAC"], ignoresConstraints: [] },
  {
    name: "GetPublicKey",
    keyTypes: [
      "ASYMMETRIC_ENCRYPT_DECRYPT",
      "ASYMMETRIC_SIGN_VERIFY",
      "ASYMMETRIC_KEY_AGREEMENT",
      "ASYMMETRIC_ENCAPSULATE_DECAPSULATE",
    ],
    ignoresConstraints: [],
  },
  { name: "ReEncryptFrom", keyTypes: ["SYMMETRIC", "ASYMMETRIC_ENCRYPT_DECRYPT"], ignoresConstraints: [] },
  { name: "ReEncryptTo", keyTypes: ["SYMMETRIC", "ASYMMETRIC_ENCRYPT_DECRYPT"], ignoresConstraints: [] },
  {
    name: "RetireGrant",
    keyTypes: [
      "SYMMETRIC",
      "HMAC",
      "ASYMMETRIC_ENCRYPT_DECRYPT",
      "ASYMMETRIC_SIGN_VERIFY",
      "ASYMMETRIC_KEY_AGREEMENT",
      "ASYMMETRIC_ENCAPSULATE_DECAPSULATE",
    ],
    ignoresConstraints: ["encryption-context", "source-arn"],
  },
  { name: "Sign", keyTypes: ["ASYMMETRIC_SIGN_VERIFY"], ignoresConstraints: [] },
  { name: "Verify", keyTypes: ["ASYMMETRIC_SIGN_VERIFY"], ignoresConstraints: [] },
  { name: "VerifyMac", keyTypes: ["HMAC"], ignoresConstraints: [] },
] as const satisfies readonly GrantOperationRecord[];

export type GrantOperation = (typeof grantOperationTable)[number]["name"];
