/**
 * The one table of what each key spec is made of and which algorithms it knows. Nothing below it names an algorithm.
 * Source: KMS Developer Guide, asymmetric key specs; FIPS 203 and 204; object identifiers of RFC 5480, RFC 9881, RFC 9935.
 */

import { ml_dsa44, ml_dsa65, ml_dsa87 } from "@noble/post-quantum/ml-dsa.js";
import { ml_kem1024, ml_kem512, ml_kem768 } from "@noble/post-quantum/ml-kem.js";
import type { Curve } from "./port.ts";
import { edwardsKeys } from "./edwards.ts";
import { ellipticKeys } from "./elliptic.ts";
import type { KeyFamily } from "./family.ts";
import { mlDsaKeys } from "./ml-dsa.ts";
import { mlKemKeys } from "./ml-kem.ts";
import { rsaKeys } from "./rsa.ts";
import { secretKeys } from "./secret.ts";

const curve = (noble: Curve["noble"], node: string, bytes: number, oid: string): Curve => ({ noble, node, bytes, oid });

const rsa = {
  signing: {
    RSASSA_PSS_SHA_256: ["pss", "sha256"],
    RSASSA_PSS_SHA_384: ["pss", "sha384"],
    RSASSA_PSS_SHA_512: ["pss", "sha512"],
    RSASSA_PKCS1_V1_5_SHA_256: ["pkcs1", "sha256"],
    RSASSA_PKCS1_V1_5_SHA_384: ["pkcs1", "sha384"],
    RSASSA_PKCS1_V1_5_SHA_512: ["pkcs1", "sha512"],
  },
  encryption: { RSAES_OAEP_SHA_1: "sha1", RSAES_OAEP_SHA_256: "sha256" },
} as const;

const mlDsa = "ML_DSA_SHAKE_256";

const table: Readonly<Record<string, KeyFamily>> = {
  SYMMETRIC_DEFAULT: secretKeys({ bytes: 32, macs: {} }),
  HMAC_224: secretKeys({ bytes: 28, macs: { HMAC_SHA_224: "sha224" } }),
  HMAC_256: secretKeys({ bytes: 32, macs: { HMAC_SHA_256: "sha256" } }),
  HMAC_384: secretKeys({ bytes: 48, macs: { HMAC_SHA_384: "sha384" } }),
  HMAC_512: secretKeys({ bytes: 64, macs: { HMAC_SHA_512: "sha512" } }),
  RSA_2048: rsaKeys({ bits: 2048, ...rsa }),
  RSA_3072: rsaKeys({ bits: 3072, ...rsa }),
  RSA_4096: rsaKeys({ bits: 4096, ...rsa }),
  ECC_NIST_P256: ellipticKeys({
    curve: curve("p256", "prime256v1", 32, "06082a8648ce3d030107"),
    signing: { ECDSA_SHA_256: "sha256" },
  }),
  ECC_NIST_P384: ellipticKeys({
    curve: curve("p384", "secp384r1", 48, "06052b81040022"),
    signing: { ECDSA_SHA_384: "sha384" },
  }),
  ECC_NIST_P521: ellipticKeys({
    curve: curve("p521", "secp521r1", 66, "06052b81040023"),
    signing: { ECDSA_SHA_512: "sha512" },
  }),
  ECC_SECG_P256K1: ellipticKeys({
    curve: curve("secp256k1", "secp256k1", 32, "06052b8104000a"),
    signing: { ECDSA_SHA_256: "sha256" },
  }),
  ECC_NIST_EDWARDS25519: edwardsKeys({ ofMessage: "ED25519_SHA_512", ofDigest: "ED25519_PH_SHA_512" }),
  ML_DSA_44: mlDsaKeys({ scheme: ml_dsa44, oid: "0609608648016503040311", algorithm: mlDsa }),
  ML_DSA_65: mlDsaKeys({ scheme: ml_dsa65, oid: "0609608648016503040312", algorithm: mlDsa }),
  ML_DSA_87: mlDsaKeys({ scheme: ml_dsa87, oid: "0609608648016503040313", algorithm: mlDsa }),
  ML_KEM_512: mlKemKeys({ scheme: ml_kem512, oid: "0609608648016503040401" }),
  ML_KEM_768: mlKemKeys({ scheme: ml_kem768, oid: "0609608648016503040402" }),
  ML_KEM_1024: mlKemKeys({ scheme: ml_kem1024, oid: "0609608648016503040403" }),
};

/** Null for a spec that is not provided: SM2, which only China Regions have. */
export function keyFamily(spec: string): KeyFamily | null {
  return table[spec] ?? null;
}

export const providedSpecs: readonly string[] = Object.keys(table);
