/** Generated from schemas/kms/key-specs.json by `npm run generate`; change it there. */

import type { KeySpecRecord } from "./records.ts";

export const keyUsages = [
  "ENCRYPT_DECRYPT",
  "SIGN_VERIFY",
  "GENERATE_VERIFY_MAC",
  "KEY_AGREEMENT",
  "ENCAPSULATE_DECAPSULATE",
] as const;

export type KeyUsage = (typeof keyUsages)[number];

export const keyTypes = [
  "SYMMETRIC",
  "HMAC",
  "ASYMMETRIC_ENCRYPT_DECRYPT",
  "ASYMMETRIC_SIGN_VERIFY",
  "ASYMMETRIC_KEY_AGREEMENT",
  "ASYMMETRIC_ENCAPSULATE_DECAPSULATE",
] as const;

export type KeyType = (typeof keyTypes)[number];

export const keySpecTable = [
  {
    name: "SYMMETRIC_DEFAULT",
    regions: "all",
    uses: [{ usage: "ENCRYPT_DECRYPT", keyType: "SYMMETRIC", algorithms: ["SYMMETRIC_DEFAULT"] }],
  },
  {
    name: "RSA_2048",
    regions: "all",
    uses: [
      {
        usage: "ENCRYPT_DECRYPT",
        keyType: "ASYMMETRIC_ENCRYPT_DECRYPT",
        algorithms: ["RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256"],
      },
      {
        usage: "SIGN_VERIFY",
        keyType: "ASYMMETRIC_SIGN_VERIFY",
        algorithms: [
          "RSASSA_PKCS1_V1_5_SHA_256",
          "RSASSA_PKCS1_V1_5_SHA_384",
          "RSASSA_PKCS1_V1_5_SHA_512",
          "RSASSA_PSS_SHA_256",
          "RSASSA_PSS_SHA_384",
          "RSASSA_PSS_SHA_512",
        ],
      },
    ],
  },
  {
    name: "RSA_3072",
    regions: "all",
    uses: [
      {
        usage: "ENCRYPT_DECRYPT",
        keyType: "ASYMMETRIC_ENCRYPT_DECRYPT",
        algorithms: ["RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256"],
      },
      {
        usage: "SIGN_VERIFY",
        keyType: "ASYMMETRIC_SIGN_VERIFY",
        algorithms: [
          "RSASSA_PKCS1_V1_5_SHA_256",
          "RSASSA_PKCS1_V1_5_SHA_384",
          "RSASSA_PKCS1_V1_5_SHA_512",
          "RSASSA_PSS_SHA_256",
          "RSASSA_PSS_SHA_384",
          "RSASSA_PSS_SHA_512",
        ],
      },
    ],
  },
  {
    name: "RSA_4096",
    regions: "all",
    uses: [
      {
        usage: "ENCRYPT_DECRYPT",
        keyType: "ASYMMETRIC_ENCRYPT_DECRYPT",
        algorithms: ["RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256"],
      },
      {
        usage: "SIGN_VERIFY",
        keyType: "ASYMMETRIC_SIGN_VERIFY",
        algorithms: [
          "RSASSA_PKCS1_V1_5_SHA_256",
          "RSASSA_PKCS1_V1_5_SHA_384",
          "RSASSA_PKCS1_V1_5_SHA_512",
          "RSASSA_PSS_SHA_256",
          "RSASSA_PSS_SHA_384",
          "RSASSA_PSS_SHA_512",
        ],
      },
    ],
  },
  {
    name: "ECC_NIST_P256",
    regions: "all",
    uses: [
      { usage: "SIGN_VERIFY", keyType: "ASYMMETRIC_SIGN_VERIFY", algorithms: ["ECDSA_SHA_256"] },
      { usage: "KEY_AGREEMENT", keyType: "ASYMMETRIC_KEY_AGREEMENT", algorithms: ["ECDH"] },
    ],
  },
  {
    name: "ECC_NIST_P384",
    regions: "all",
    uses: [
      { usage: "SIGN_VERIFY", keyType: "ASYMMETRIC_SIGN_VERIFY", algorithms: ["ECDSA_SHA_384"] },
      { usage: "KEY_AGREEMENT", keyType: "ASYMMETRIC_KEY_AGREEMENT", algorithms: ["ECDH"] },
    ],
  },
  {
    name: "ECC_NIST_P521",
    regions: "all",
    uses: [
      { usage: "SIGN_VERIFY", keyType: "ASYMMETRIC_SIGN_VERIFY", algorithms: ["ECDSA_SHA_512"] },
      { usage: "KEY_AGREEMENT", keyType: "ASYMMETRIC_KEY_AGREEMENT", algorithms: ["ECDH"] },
    ],
  },
  {
    name: "ECC_SECG_P256K1",
    regions: "all",
    uses: [{ usage: "SIGN_VERIFY", keyType: "ASYMMETRIC_SIGN_VERIFY", algorithms: ["ECDSA_SHA_256"] }],
  },
  {
    name: "ECC_NIST_EDWARDS25519",
    regions: "all",
    uses: [
      {
        usage: "SIGN_VERIFY",
        keyType: "ASYMMETRIC_SIGN_VERIFY",
        algorithms: ["ED25519_SHA_512", "ED25519_PH_SHA_512"],
      },
    ],
  },
  {
    name: "ML_DSA_44",
    regions: "all",
    uses: [{ usage: "SIGN_VERIFY", keyType: "ASYMMETRIC_SIGN_VERIFY", algorithms: ["ML_DSA_SHAKE_256"] }],
  },
  {
    name: "ML_DSA_65",
    regions: "all",
    uses: [{ usage: "SIGN_VERIFY", keyType: "ASYMMETRIC_SIGN_VERIFY", algorithms: ["ML_DSA_SHAKE_256"] }],
  },
  {
    name: "ML_DSA_87",
    regions: "all",
    uses: [{ usage: "SIGN_VERIFY", keyType: "ASYMMETRIC_SIGN_VERIFY", algorithms: ["ML_DSA_SHAKE_256"] }],
  },
  {
    name: "ML_KEM_512",
    regions: "all-but-china",
    uses: [{ usage: "ENCAPSULATE_DECAPSULATE", keyType: "ASYMMETRIC_ENCAPSULATE_DECAPSULATE", algorithms: ["ML_KEM"] }],
  },
  {
    name: "ML_KEM_768",
    regions: "all-but-china",
    uses: [{ usage: "ENCAPSULATE_DECAPSULATE", keyType: "ASYMMETRIC_ENCAPSULATE_DECAPSULATE", algorithms: ["ML_KEM"] }],
  },
  {
    name: "ML_KEM_1024",
    regions: "all-but-china",
    uses: [{ usage: "ENCAPSULATE_DECAPSULATE", keyType: "ASYMMETRIC_ENCAPSULATE_DECAPSULATE", algorithms: ["ML_KEM"] }],
  },
  {
    name: "HMAC_224",
    regions: "all",
    uses: [{ usage: "GENERATE_VERIFY_MAC", keyType: "HMAC", algorithms: ["HMAC_SHA_224"] }],
  },
  {
    name: "HMAC_256",
    regions: "all",
    uses: [{ usage: "GENERATE_VERIFY_MAC", keyType: "HMAC", algorithms: ["HMAC_SHA_256"] }],
  },
  {
    name: "HMAC_384",
    regions: "all",
    uses: [{ usage: "GENERATE_VERIFY_MAC", keyType: "HMAC", algorithms: ["HMAC_SHA_384"] }],
  },
  {
    name: "HMAC_512",
    regions: "all",
    uses: [{ usage: "GENERATE_VERIFY_MAC", keyType: "HMAC", algorithms: ["HMAC_SHA_512"] }],
  },
  {
    name: "SM2",
    regions: "china",
    uses: [
      { usage: "ENCRYPT_DECRYPT", keyType: "ASYMMETRIC_ENCRYPT_DECRYPT", algorithms: ["SM2PKE"] },
      { usage: "SIGN_VERIFY", keyType: "ASYMMETRIC_SIGN_VERIFY", algorithms: ["SM2DSA"] },
      { usage: "KEY_AGREEMENT", keyType: "ASYMMETRIC_KEY_AGREEMENT", algorithms: ["ECDH"] },
    ],
  },
] as const satisfies readonly KeySpecRecord[];

export type KeySpec = (typeof keySpecTable)[number]["name"];

export const defaultMessageTypes = ["RAW", "DIGEST"] as const;

export const messageTypes = {
  ED25519_SHA_512: ["RAW"],
  ED25519_PH_SHA_512: ["DIGEST"],
  ML_DSA_SHAKE_256: ["RAW", "EXTERNAL_MU"],
} as const;
