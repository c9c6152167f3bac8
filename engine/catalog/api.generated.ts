/** Generated from schemas/kms/shapes.json by `npm run generate`; change it there. */

/** What an operation without an output answers. */
export type Nothing = Readonly<Record<string, never>>;

export interface AliasListEntry {
  readonly AliasName?: string | undefined;
  readonly AliasArn?: string | undefined;
  readonly TargetKeyId?: string | undefined;
  readonly CreationDate?: Date | undefined;
  readonly LastUpdatedDate?: Date | undefined;
}

export interface CancelKeyDeletionRequest {
  readonly KeyId: string;
}

export interface CancelKeyDeletionResponse {
  readonly KeyId?: string | undefined;
}

export interface ConnectCustomKeyStoreRequest {
  readonly CustomKeyStoreId: string;
}

export interface ConnectCustomKeyStoreResponse {}

export interface CreateAliasRequest {
  readonly AliasName: string;
  readonly TargetKeyId: string;
}

export interface CreateCustomKeyStoreRequest {
  readonly CustomKeyStoreName: string;
  readonly CloudHsmClusterId?: string | undefined;
  readonly TrustAnchorCertificate?: string | undefined;
  readonly KeyStorePassword?: string | undefined;
  readonly CustomKeyStoreType?: "AWS_CLOUDHSM" | "EXTERNAL_KEY_STORE" | undefined;
  readonly XksProxyUriEndpoint?: string | undefined;
  readonly XksProxyUriPath?: string | undefined;
  readonly XksProxyVpcEndpointServiceName?: string | undefined;
  readonly XksProxyVpcEndpointServiceOwner?: string | undefined;
  readonly XksProxyAuthenticationCredential?: XksProxyAuthenticationCredentialType | undefined;
  readonly XksProxyConnectivity?: "PUBLIC_ENDPOINT" | "VPC_ENDPOINT_SERVICE" | undefined;
}

export interface CreateCustomKeyStoreResponse {
  readonly CustomKeyStoreId?: string | undefined;
}

export interface CreateGrantRequest {
  readonly KeyId: string;
  readonly Operations: readonly (
    | "Decrypt"
    | "Encrypt"
    | "GenerateDataKey"
    | "GenerateDataKeyWithoutPlaintext"
    | "ReEncryptFrom"
    | "ReEncryptTo"
    | "Sign"
    | "Verify"
    | "GetPublicKey"
    | "CreateGrant"
    | "RetireGrant"
    | "DescribeKey"
    | "GenerateDataKeyPair"
    | "GenerateDataKeyPairWithoutPlaintext"
    | "GenerateMac"
    | "VerifyMac"
    | "DeriveSharedSecret"
    | "Decapsulate"
    | "Encapsulate"
  )[];
  readonly GranteePrincipal?: string | undefined;
  readonly RetiringPrincipal?: string | undefined;
  readonly Constraints?: GrantConstraints | undefined;
  readonly GrantTokens?: readonly string[] | undefined;
  readonly Name?: string | undefined;
  readonly DryRun?: boolean | undefined;
  readonly GranteeServicePrincipal?: string | undefined;
  readonly RetiringServicePrincipal?: string | undefined;
}

export interface CreateGrantResponse {
  readonly GrantToken?: string | undefined;
  readonly GrantId?: string | undefined;
}

export interface CreateKeyRequest {
  readonly Policy?: string | undefined;
  readonly Description?: string | undefined;
  readonly KeyUsage?:
    "ENCRYPT_DECRYPT" | "SIGN_VERIFY" | "GENERATE_VERIFY_MAC" | "KEY_AGREEMENT" | "ENCAPSULATE_DECAPSULATE" | undefined;
  readonly CustomerMasterKeySpec?:
    | "RSA_2048"
    | "RSA_3072"
    | "RSA_4096"
    | "ECC_NIST_P256"
    | "ECC_NIST_P384"
    | "ECC_NIST_P521"
    | "ECC_SECG_P256K1"
    | "SYMMETRIC_DEFAULT"
    | "HMAC_224"
    | "HMAC_256"
    | "HMAC_384"
    | "HMAC_512"
    | "SM2"
    | undefined;
  readonly KeySpec?:
    | "RSA_2048"
    | "ECC_NIST_P384"
    | "ECC_NIST_P256"
    | "ECC_NIST_P521"
    | "HMAC_384"
    | "RSA_3072"
    | "ECC_SECG_P256K1"
    | "RSA_4096"
    | "SYMMETRIC_DEFAULT"
    | "HMAC_256"
    | "HMAC_224"
    | "HMAC_512"
    | "ML_DSA_44"
    | "ML_DSA_65"
    | "ML_DSA_87"
    | "ECC_NIST_EDWARDS25519"
    | "ML_KEM_1024"
    | "ML_KEM_512"
    | "ML_KEM_768"
    | "SM2"
    | undefined;
  readonly Origin?: "AWS_KMS" | "EXTERNAL" | "AWS_CLOUDHSM" | "EXTERNAL_KEY_STORE" | undefined;
  readonly CustomKeyStoreId?: string | undefined;
  readonly BypassPolicyLockoutSafetyCheck?: boolean | undefined;
  readonly Tags?: readonly Tag[] | undefined;
  readonly MultiRegion?: boolean | undefined;
  readonly XksKeyId?: string | undefined;
}

export interface CreateKeyResponse {
  readonly KeyMetadata?: KeyMetadata | undefined;
}

export interface CustomKeyStoresListEntry {
  readonly CustomKeyStoreId?: string | undefined;
  readonly CustomKeyStoreName?: string | undefined;
  readonly CloudHsmClusterId?: string | undefined;
  readonly TrustAnchorCertificate?: string | undefined;
  readonly ConnectionState?: "CONNECTED" | "CONNECTING" | "FAILED" | "DISCONNECTED" | "DISCONNECTING" | undefined;
  readonly ConnectionErrorCode?:
    | "INVALID_CREDENTIALS"
    | "CLUSTER_NOT_FOUND"
    | "NETWORK_ERRORS"
    | "INTERNAL_ERROR"
    | "INSUFFICIENT_CLOUDHSM_HSMS"
    | "USER_LOCKED_OUT"
    | "USER_NOT_FOUND"
    | "USER_LOGGED_IN"
    | "SUBNET_NOT_FOUND"
    | "INSUFFICIENT_FREE_ADDRESSES_IN_SUBNET"
    | "XKS_PROXY_ACCESS_DENIED"
    | "XKS_PROXY_NOT_REACHABLE"
    | "XKS_VPC_ENDPOINT_SERVICE_NOT_FOUND"
    | "XKS_PROXY_INVALID_RESPONSE"
    | "XKS_PROXY_INVALID_CONFIGURATION"
    | "XKS_VPC_ENDPOINT_SERVICE_INVALID_CONFIGURATION"
    | "XKS_PROXY_TIMED_OUT"
    | "XKS_PROXY_INVALID_TLS_CONFIGURATION"
    | undefined;
  readonly CreationDate?: Date | undefined;
  readonly CustomKeyStoreType?: "AWS_CLOUDHSM" | "EXTERNAL_KEY_STORE" | undefined;
  readonly XksProxyConfiguration?: XksProxyConfigurationType | undefined;
}

export interface DecapsulateRequest {
  readonly KeyId: string;
  readonly SharedSecretCiphertextBlob: Uint8Array;
  readonly EncapsulationAlgorithm: "ML_KEM";
  readonly GrantTokens?: readonly string[] | undefined;
  readonly DryRun?: boolean | undefined;
}

export interface DecapsulateResponse {
  readonly KeyId?: string | undefined;
  readonly SharedSecret?: Uint8Array | undefined;
  readonly EncapsulationAlgorithm?: "ML_KEM" | undefined;
}

export interface DecryptRequest {
  readonly CiphertextBlob?: Uint8Array | undefined;
  readonly EncryptionContext?: Readonly<Record<string, string>> | undefined;
  readonly GrantTokens?: readonly string[] | undefined;
  readonly KeyId?: string | undefined;
  readonly EncryptionAlgorithm?: "RSAES_OAEP_SHA_1" | "RSAES_OAEP_SHA_256" | "SM2PKE" | "SYMMETRIC_DEFAULT" | undefined;
  readonly Recipient?: RecipientInfo | undefined;
  readonly DryRun?: boolean | undefined;
  readonly DryRunModifiers?: readonly "IGNORE_CIPHERTEXT"[] | undefined;
}

export interface DecryptResponse {
  readonly KeyId?: string | undefined;
  readonly Plaintext?: Uint8Array | undefined;
  readonly EncryptionAlgorithm?: "RSAES_OAEP_SHA_1" | "RSAES_OAEP_SHA_256" | "SM2PKE" | "SYMMETRIC_DEFAULT" | undefined;
  readonly CiphertextForRecipient?: Uint8Array | undefined;
  readonly KeyMaterialId?: string | undefined;
}

export interface DeleteAliasRequest {
  readonly AliasName: string;
}

export interface DeleteCustomKeyStoreRequest {
  readonly CustomKeyStoreId: string;
}

export interface DeleteCustomKeyStoreResponse {}

export interface DeleteImportedKeyMaterialRequest {
  readonly KeyId: string;
  readonly KeyMaterialId?: string | undefined;
}

export interface DeleteImportedKeyMaterialResponse {
  readonly KeyId?: string | undefined;
  readonly KeyMaterialId?: string | undefined;
}

export interface DeriveSharedSecretRequest {
  readonly KeyId: string;
  readonly KeyAgreementAlgorithm: "ECDH";
  readonly PublicKey: Uint8Array;
  readonly GrantTokens?: readonly string[] | undefined;
  readonly DryRun?: boolean | undefined;
  readonly Recipient?: RecipientInfo | undefined;
}

export interface DeriveSharedSecretResponse {
  readonly KeyId?: string | undefined;
  readonly SharedSecret?: Uint8Array | undefined;
  readonly CiphertextForRecipient?: Uint8Array | undefined;
  readonly KeyAgreementAlgorithm?: "ECDH" | undefined;
  readonly KeyOrigin?: "AWS_KMS" | "EXTERNAL" | "AWS_CLOUDHSM" | "EXTERNAL_KEY_STORE" | undefined;
}

export interface DescribeCustomKeyStoresRequest {
  readonly CustomKeyStoreId?: string | undefined;
  readonly CustomKeyStoreName?: string | undefined;
  readonly Limit?: number | undefined;
  readonly Marker?: string | undefined;
}

export interface DescribeCustomKeyStoresResponse {
  readonly CustomKeyStores?: readonly CustomKeyStoresListEntry[] | undefined;
  readonly NextMarker?: string | undefined;
  readonly Truncated?: boolean | undefined;
}

export interface DescribeKeyRequest {
  readonly KeyId: string;
  readonly GrantTokens?: readonly string[] | undefined;
}

export interface DescribeKeyResponse {
  readonly KeyMetadata?: KeyMetadata | undefined;
}

export interface DisableKeyRequest {
  readonly KeyId: string;
}

export interface DisableKeyRotationRequest {
  readonly KeyId: string;
}

export interface DisconnectCustomKeyStoreRequest {
  readonly CustomKeyStoreId: string;
}

export interface DisconnectCustomKeyStoreResponse {}

export interface EnableKeyRequest {
  readonly KeyId: string;
}

export interface EnableKeyRotationRequest {
  readonly KeyId: string;
  readonly RotationPeriodInDays?: number | undefined;
}

export interface EncapsulateRequest {
  readonly KeyId: string;
  readonly EncapsulationAlgorithm: "ML_KEM";
  readonly GrantTokens?: readonly string[] | undefined;
  readonly DryRun?: boolean | undefined;
}

export interface EncapsulateResponse {
  readonly KeyId?: string | undefined;
  readonly SharedSecret?: Uint8Array | undefined;
  readonly SharedSecretCiphertextBlob?: Uint8Array | undefined;
  readonly EncapsulationAlgorithm?: "ML_KEM" | undefined;
}

export interface EncryptRequest {
  readonly KeyId: string;
  readonly Plaintext: Uint8Array;
  readonly EncryptionContext?: Readonly<Record<string, string>> | undefined;
  readonly GrantTokens?: readonly string[] | undefined;
  readonly EncryptionAlgorithm?: "RSAES_OAEP_SHA_1" | "RSAES_OAEP_SHA_256" | "SM2PKE" | "SYMMETRIC_DEFAULT" | undefined;
  readonly DryRun?: boolean | undefined;
}

export interface EncryptResponse {
  readonly CiphertextBlob?: Uint8Array | undefined;
  readonly KeyId?: string | undefined;
  readonly EncryptionAlgorithm?: "RSAES_OAEP_SHA_1" | "RSAES_OAEP_SHA_256" | "SM2PKE" | "SYMMETRIC_DEFAULT" | undefined;
}

export interface GenerateDataKeyPairRequest {
  readonly KeyId: string;
  readonly KeyPairSpec:
    | "RSA_2048"
    | "RSA_3072"
    | "RSA_4096"
    | "ECC_NIST_P256"
    | "ECC_NIST_P384"
    | "ECC_NIST_P521"
    | "ECC_SECG_P256K1"
    | "SM2"
    | "ECC_NIST_EDWARDS25519"
    | "ML_KEM_1024"
    | "ML_KEM_512"
    | "ML_KEM_768";
  readonly EncryptionContext?: Readonly<Record<string, string>> | undefined;
  readonly GrantTokens?: readonly string[] | undefined;
  readonly Recipient?: RecipientInfo | undefined;
  readonly DryRun?: boolean | undefined;
}

export interface GenerateDataKeyPairResponse {
  readonly PrivateKeyCiphertextBlob?: Uint8Array | undefined;
  readonly PrivateKeyPlaintext?: Uint8Array | undefined;
  readonly PublicKey?: Uint8Array | undefined;
  readonly KeyId?: string | undefined;
  readonly KeyPairSpec?:
    | "RSA_2048"
    | "RSA_3072"
    | "RSA_4096"
    | "ECC_NIST_P256"
    | "ECC_NIST_P384"
    | "ECC_NIST_P521"
    | "ECC_SECG_P256K1"
    | "SM2"
    | "ECC_NIST_EDWARDS25519"
    | "ML_KEM_1024"
    | "ML_KEM_512"
    | "ML_KEM_768"
    | undefined;
  readonly CiphertextForRecipient?: Uint8Array | undefined;
  readonly KeyMaterialId?: string | undefined;
}

export interface GenerateDataKeyPairWithoutPlaintextRequest {
  readonly KeyId: string;
  readonly KeyPairSpec:
    | "RSA_2048"
    | "RSA_3072"
    | "RSA_4096"
    | "ECC_NIST_P256"
    | "ECC_NIST_P384"
    | "ECC_NIST_P521"
    | "ECC_SECG_P256K1"
    | "SM2"
    | "ECC_NIST_EDWARDS25519"
    | "ML_KEM_1024"
    | "ML_KEM_512"
    | "ML_KEM_768";
  readonly EncryptionContext?: Readonly<Record<string, string>> | undefined;
  readonly GrantTokens?: readonly string[] | undefined;
  readonly DryRun?: boolean | undefined;
}

export interface GenerateDataKeyPairWithoutPlaintextResponse {
  readonly PrivateKeyCiphertextBlob?: Uint8Array | undefined;
  readonly PublicKey?: Uint8Array | undefined;
  readonly KeyId?: string | undefined;
  readonly KeyPairSpec?:
    | "RSA_2048"
    | "RSA_3072"
    | "RSA_4096"
    | "ECC_NIST_P256"
    | "ECC_NIST_P384"
    | "ECC_NIST_P521"
    | "ECC_SECG_P256K1"
    | "SM2"
    | "ECC_NIST_EDWARDS25519"
    | "ML_KEM_1024"
    | "ML_KEM_512"
    | "ML_KEM_768"
    | undefined;
  readonly KeyMaterialId?: string | undefined;
}

export interface GenerateDataKeyRequest {
  readonly KeyId: string;
  readonly EncryptionContext?: Readonly<Record<string, string>> | undefined;
  readonly NumberOfBytes?: number | undefined;
  readonly KeySpec?: "AES_256" | "AES_128" | undefined;
  readonly GrantTokens?: readonly string[] | undefined;
  readonly Recipient?: RecipientInfo | undefined;
  readonly DryRun?: boolean | undefined;
}

export interface GenerateDataKeyResponse {
  readonly CiphertextBlob?: Uint8Array | undefined;
  readonly Plaintext?: Uint8Array | undefined;
  readonly KeyId?: string | undefined;
  readonly CiphertextForRecipient?: Uint8Array | undefined;
  readonly KeyMaterialId?: string | undefined;
}

export interface GenerateDataKeyWithoutPlaintextRequest {
  readonly KeyId: string;
  readonly EncryptionContext?: Readonly<Record<string, string>> | undefined;
  readonly KeySpec?: "AES_256" | "AES_128" | undefined;
  readonly NumberOfBytes?: number | undefined;
  readonly GrantTokens?: readonly string[] | undefined;
  readonly DryRun?: boolean | undefined;
}

export interface GenerateDataKeyWithoutPlaintextResponse {
  readonly CiphertextBlob?: Uint8Array | undefined;
  readonly KeyId?: string | undefined;
  readonly KeyMaterialId?: string | undefined;
}

export interface GenerateMacRequest {
  readonly Message: Uint8Array;
  readonly KeyId: string;
  readonly MacAlgorithm: "HMAC_SHA_384" | "HMAC_SHA_256" | "HMAC_SHA_224" | "HMAC_SHA_512";
  readonly GrantTokens?: readonly string[] | undefined;
  readonly DryRun?: boolean | undefined;
}

export interface GenerateMacResponse {
  readonly Mac?: Uint8Array | undefined;
  readonly MacAlgorithm?: "HMAC_SHA_384" | "HMAC_SHA_256" | "HMAC_SHA_224" | "HMAC_SHA_512" | undefined;
  readonly KeyId?: string | undefined;
}

export interface GenerateRandomRequest {
  readonly NumberOfBytes?: number | undefined;
  readonly CustomKeyStoreId?: string | undefined;
  readonly Recipient?: RecipientInfo | undefined;
}

export interface GenerateRandomResponse {
  readonly Plaintext?: Uint8Array | undefined;
  readonly CiphertextForRecipient?: Uint8Array | undefined;
}

export interface GetKeyLastUsageRequest {
  readonly KeyId: string;
}

export interface GetKeyLastUsageResponse {
  readonly KeyId?: string | undefined;
  readonly KeyLastUsage?: KeyLastUsageData | undefined;
  readonly TrackingStartDate?: Date | undefined;
  readonly KeyCreationDate?: Date | undefined;
}

export interface GetKeyPolicyRequest {
  readonly KeyId: string;
  readonly PolicyName?: string | undefined;
}

export interface GetKeyPolicyResponse {
  readonly Policy?: string | undefined;
  readonly PolicyName?: string | undefined;
}

export interface GetKeyRotationStatusRequest {
  readonly KeyId: string;
}

export interface GetKeyRotationStatusResponse {
  readonly KeyRotationEnabled?: boolean | undefined;
  readonly KeyId?: string | undefined;
  readonly RotationPeriodInDays?: number | undefined;
  readonly NextRotationDate?: Date | undefined;
  readonly OnDemandRotationStartDate?: Date | undefined;
}

export interface GetParametersForImportRequest {
  readonly KeyId: string;
  readonly WrappingAlgorithm:
    | "RSAES_PKCS1_V1_5"
    | "RSAES_OAEP_SHA_1"
    | "RSAES_OAEP_SHA_256"
    | "RSA_AES_KEY_WRAP_SHA_1"
    | "RSA_AES_KEY_WRAP_SHA_256"
    | "SM2PKE";
  readonly WrappingKeySpec: "RSA_2048" | "RSA_3072" | "RSA_4096" | "SM2";
}

export interface GetParametersForImportResponse {
  readonly KeyId?: string | undefined;
  readonly ImportToken?: Uint8Array | undefined;
  readonly PublicKey?: Uint8Array | undefined;
  readonly ParametersValidTo?: Date | undefined;
}

export interface GetPublicKeyRequest {
  readonly KeyId: string;
  readonly GrantTokens?: readonly string[] | undefined;
}

export interface GetPublicKeyResponse {
  readonly KeyId?: string | undefined;
  readonly PublicKey?: Uint8Array | undefined;
  readonly CustomerMasterKeySpec?:
    | "RSA_2048"
    | "RSA_3072"
    | "RSA_4096"
    | "ECC_NIST_P256"
    | "ECC_NIST_P384"
    | "ECC_NIST_P521"
    | "ECC_SECG_P256K1"
    | "SYMMETRIC_DEFAULT"
    | "HMAC_224"
    | "HMAC_256"
    | "HMAC_384"
    | "HMAC_512"
    | "SM2"
    | undefined;
  readonly KeySpec?:
    | "RSA_2048"
    | "ECC_NIST_P384"
    | "ECC_NIST_P256"
    | "ECC_NIST_P521"
    | "HMAC_384"
    | "RSA_3072"
    | "ECC_SECG_P256K1"
    | "RSA_4096"
    | "SYMMETRIC_DEFAULT"
    | "HMAC_256"
    | "HMAC_224"
    | "HMAC_512"
    | "ML_DSA_44"
    | "ML_DSA_65"
    | "ML_DSA_87"
    | "ECC_NIST_EDWARDS25519"
    | "ML_KEM_1024"
    | "ML_KEM_512"
    | "ML_KEM_768"
    | "SM2"
    | undefined;
  readonly KeyUsage?:
    "ENCRYPT_DECRYPT" | "SIGN_VERIFY" | "GENERATE_VERIFY_MAC" | "KEY_AGREEMENT" | "ENCAPSULATE_DECAPSULATE" | undefined;
  readonly EncryptionAlgorithms?:
    readonly ("RSAES_OAEP_SHA_1" | "RSAES_OAEP_SHA_256" | "SM2PKE" | "SYMMETRIC_DEFAULT")[] | undefined;
  readonly SigningAlgorithms?:
    | readonly (
        | "RSASSA_PSS_SHA_256"
        | "RSASSA_PSS_SHA_384"
        | "RSASSA_PSS_SHA_512"
        | "RSASSA_PKCS1_V1_5_SHA_256"
        | "RSASSA_PKCS1_V1_5_SHA_384"
        | "RSASSA_PKCS1_V1_5_SHA_512"
        | "ECDSA_SHA_256"
        | "ECDSA_SHA_384"
        | "ECDSA_SHA_512"
        | "ED25519_SHA_512"
        | "ED25519_PH_SHA_512"
        | "SM2DSA"
        | "ML_DSA_SHAKE_256"
      )[]
    | undefined;
  readonly KeyAgreementAlgorithms?: readonly "ECDH"[] | undefined;
  readonly EncapsulationAlgorithms?: readonly "ML_KEM"[] | undefined;
}

export interface GrantConstraints {
  readonly EncryptionContextSubset?: Readonly<Record<string, string>> | undefined;
  readonly EncryptionContextEquals?: Readonly<Record<string, string>> | undefined;
  readonly SourceArn?: string | undefined;
}

export interface GrantListEntry {
  readonly KeyId?: string | undefined;
  readonly GrantId?: string | undefined;
  readonly Name?: string | undefined;
  readonly CreationDate?: Date | undefined;
  readonly GranteePrincipal?: string | undefined;
  readonly RetiringPrincipal?: string | undefined;
  readonly IssuingAccount?: string | undefined;
  readonly Operations?:
    | readonly (
        | "Decrypt"
        | "Encrypt"
        | "GenerateDataKey"
        | "GenerateDataKeyWithoutPlaintext"
        | "ReEncryptFrom"
        | "ReEncryptTo"
        | "Sign"
        | "Verify"
        | "GetPublicKey"
        | "CreateGrant"
        | "RetireGrant"
        | "DescribeKey"
        | "GenerateDataKeyPair"
        | "GenerateDataKeyPairWithoutPlaintext"
        | "GenerateMac"
        | "VerifyMac"
        | "DeriveSharedSecret"
        | "Decapsulate"
        | "Encapsulate"
      )[]
    | undefined;
  readonly Constraints?: GrantConstraints | undefined;
  readonly GranteeServicePrincipal?: string | undefined;
  readonly RetiringServicePrincipal?: string | undefined;
}

export interface ImportKeyMaterialRequest {
  readonly KeyId: string;
  readonly ImportToken: Uint8Array;
  readonly EncryptedKeyMaterial: Uint8Array;
  readonly ValidTo?: Date | undefined;
  readonly ExpirationModel?: "KEY_MATERIAL_EXPIRES" | "KEY_MATERIAL_DOES_NOT_EXPIRE" | undefined;
  readonly ImportType?: "NEW_KEY_MATERIAL" | "EXISTING_KEY_MATERIAL" | undefined;
  readonly KeyMaterialDescription?: string | undefined;
  readonly KeyMaterialId?: string | undefined;
}

export interface ImportKeyMaterialResponse {
  readonly KeyId?: string | undefined;
  readonly KeyMaterialId?: string | undefined;
}

export interface KeyLastUsageData {
  readonly Operation?:
    | "Decrypt"
    | "DeriveSharedSecret"
    | "Encrypt"
    | "GenerateDataKey"
    | "GenerateDataKeyPair"
    | "GenerateDataKeyPairWithoutPlaintext"
    | "GenerateDataKeyWithoutPlaintext"
    | "GenerateMac"
    | "ReEncrypt"
    | "Sign"
    | "Verify"
    | "VerifyMac"
    | "Decapsulate"
    | "Encapsulate"
    | undefined;
  readonly Timestamp?: Date | undefined;
  readonly CloudTrailEventId?: string | undefined;
  readonly KmsRequestId?: string | undefined;
}

export interface KeyListEntry {
  readonly KeyId?: string | undefined;
  readonly KeyArn?: string | undefined;
}

export interface KeyMetadata {
  readonly KeyId: string;
  readonly AWSAccountId?: string | undefined;
  readonly Arn?: string | undefined;
  readonly CreationDate?: Date | undefined;
  readonly Enabled?: boolean | undefined;
  readonly Description?: string | undefined;
  readonly KeyUsage?:
    "ENCRYPT_DECRYPT" | "SIGN_VERIFY" | "GENERATE_VERIFY_MAC" | "KEY_AGREEMENT" | "ENCAPSULATE_DECAPSULATE" | undefined;
  readonly KeyState?:
    | "Creating"
    | "Enabled"
    | "Disabled"
    | "PendingDeletion"
    | "PendingImport"
    | "PendingReplicaDeletion"
    | "Unavailable"
    | "Updating"
    | undefined;
  readonly DeletionDate?: Date | undefined;
  readonly ValidTo?: Date | undefined;
  readonly Origin?: "AWS_KMS" | "EXTERNAL" | "AWS_CLOUDHSM" | "EXTERNAL_KEY_STORE" | undefined;
  readonly CustomKeyStoreId?: string | undefined;
  readonly CloudHsmClusterId?: string | undefined;
  readonly ExpirationModel?: "KEY_MATERIAL_EXPIRES" | "KEY_MATERIAL_DOES_NOT_EXPIRE" | undefined;
  readonly KeyManager?: "AWS" | "CUSTOMER" | undefined;
  readonly CustomerMasterKeySpec?:
    | "RSA_2048"
    | "RSA_3072"
    | "RSA_4096"
    | "ECC_NIST_P256"
    | "ECC_NIST_P384"
    | "ECC_NIST_P521"
    | "ECC_SECG_P256K1"
    | "SYMMETRIC_DEFAULT"
    | "HMAC_224"
    | "HMAC_256"
    | "HMAC_384"
    | "HMAC_512"
    | "SM2"
    | undefined;
  readonly KeySpec?:
    | "RSA_2048"
    | "ECC_NIST_P384"
    | "ECC_NIST_P256"
    | "ECC_NIST_P521"
    | "HMAC_384"
    | "RSA_3072"
    | "ECC_SECG_P256K1"
    | "RSA_4096"
    | "SYMMETRIC_DEFAULT"
    | "HMAC_256"
    | "HMAC_224"
    | "HMAC_512"
    | "ML_DSA_44"
    | "ML_DSA_65"
    | "ML_DSA_87"
    | "ECC_NIST_EDWARDS25519"
    | "ML_KEM_1024"
    | "ML_KEM_512"
    | "ML_KEM_768"
    | "SM2"
    | undefined;
  readonly EncryptionAlgorithms?:
    readonly ("RSAES_OAEP_SHA_1" | "RSAES_OAEP_SHA_256" | "SM2PKE" | "SYMMETRIC_DEFAULT")[] | undefined;
  readonly SigningAlgorithms?:
    | readonly (
        | "RSASSA_PSS_SHA_256"
        | "RSASSA_PSS_SHA_384"
        | "RSASSA_PSS_SHA_512"
        | "RSASSA_PKCS1_V1_5_SHA_256"
        | "RSASSA_PKCS1_V1_5_SHA_384"
        | "RSASSA_PKCS1_V1_5_SHA_512"
        | "ECDSA_SHA_256"
        | "ECDSA_SHA_384"
        | "ECDSA_SHA_512"
        | "ED25519_SHA_512"
        | "ED25519_PH_SHA_512"
        | "SM2DSA"
        | "ML_DSA_SHAKE_256"
      )[]
    | undefined;
  readonly KeyAgreementAlgorithms?: readonly "ECDH"[] | undefined;
  readonly EncapsulationAlgorithms?: readonly "ML_KEM"[] | undefined;
  readonly MultiRegion?: boolean | undefined;
  readonly MultiRegionConfiguration?: MultiRegionConfiguration | undefined;
  readonly PendingDeletionWindowInDays?: number | undefined;
  readonly MacAlgorithms?: readonly ("HMAC_SHA_384" | "HMAC_SHA_256" | "HMAC_SHA_224" | "HMAC_SHA_512")[] | undefined;
  readonly XksKeyConfiguration?: XksKeyConfigurationType | undefined;
  readonly CurrentKeyMaterialId?: string | undefined;
}

export interface ListAliasesRequest {
  readonly KeyId?: string | undefined;
  readonly Limit?: number | undefined;
  readonly Marker?: string | undefined;
}

export interface ListAliasesResponse {
  readonly Aliases?: readonly AliasListEntry[] | undefined;
  readonly NextMarker?: string | undefined;
  readonly Truncated?: boolean | undefined;
}

export interface ListGrantsRequest {
  readonly KeyId: string;
  readonly Limit?: number | undefined;
  readonly Marker?: string | undefined;
  readonly GrantId?: string | undefined;
  readonly GranteePrincipal?: string | undefined;
  readonly GranteeServicePrincipal?: string | undefined;
}

export interface ListGrantsResponse {
  readonly Grants?: readonly GrantListEntry[] | undefined;
  readonly NextMarker?: string | undefined;
  readonly Truncated?: boolean | undefined;
}

export interface ListKeyPoliciesRequest {
  readonly KeyId: string;
  readonly Limit?: number | undefined;
  readonly Marker?: string | undefined;
}

export interface ListKeyPoliciesResponse {
  readonly PolicyNames?: readonly string[] | undefined;
  readonly NextMarker?: string | undefined;
  readonly Truncated?: boolean | undefined;
}

export interface ListKeyRotationsRequest {
  readonly KeyId: string;
  readonly IncludeKeyMaterial?: "ALL_KEY_MATERIAL" | "ROTATIONS_ONLY" | undefined;
  readonly Limit?: number | undefined;
  readonly Marker?: string | undefined;
}

export interface ListKeyRotationsResponse {
  readonly Rotations?: readonly RotationsListEntry[] | undefined;
  readonly NextMarker?: string | undefined;
  readonly Truncated?: boolean | undefined;
}

export interface ListKeysRequest {
  readonly Limit?: number | undefined;
  readonly Marker?: string | undefined;
}

export interface ListKeysResponse {
  readonly Keys?: readonly KeyListEntry[] | undefined;
  readonly NextMarker?: string | undefined;
  readonly Truncated?: boolean | undefined;
}

export interface ListResourceTagsRequest {
  readonly KeyId: string;
  readonly Limit?: number | undefined;
  readonly Marker?: string | undefined;
}

export interface ListResourceTagsResponse {
  readonly Tags?: readonly Tag[] | undefined;
  readonly NextMarker?: string | undefined;
  readonly Truncated?: boolean | undefined;
}

export interface ListRetirableGrantsRequest {
  readonly Limit?: number | undefined;
  readonly Marker?: string | undefined;
  readonly RetiringPrincipal?: string | undefined;
  readonly RetiringServicePrincipal?: string | undefined;
}

export interface MultiRegionConfiguration {
  readonly MultiRegionKeyType?: "PRIMARY" | "REPLICA" | undefined;
  readonly PrimaryKey?: MultiRegionKey | undefined;
  readonly ReplicaKeys?: readonly MultiRegionKey[] | undefined;
}

export interface MultiRegionKey {
  readonly Arn?: string | undefined;
  readonly Region?: string | undefined;
}

export interface PutKeyPolicyRequest {
  readonly KeyId: string;
  readonly Policy: string;
  readonly PolicyName?: string | undefined;
  readonly BypassPolicyLockoutSafetyCheck?: boolean | undefined;
}

export interface ReEncryptRequest {
  readonly DestinationKeyId: string;
  readonly CiphertextBlob?: Uint8Array | undefined;
  readonly SourceEncryptionContext?: Readonly<Record<string, string>> | undefined;
  readonly SourceKeyId?: string | undefined;
  readonly DestinationEncryptionContext?: Readonly<Record<string, string>> | undefined;
  readonly SourceEncryptionAlgorithm?:
    "RSAES_OAEP_SHA_1" | "RSAES_OAEP_SHA_256" | "SM2PKE" | "SYMMETRIC_DEFAULT" | undefined;
  readonly DestinationEncryptionAlgorithm?:
    "RSAES_OAEP_SHA_1" | "RSAES_OAEP_SHA_256" | "SM2PKE" | "SYMMETRIC_DEFAULT" | undefined;
  readonly GrantTokens?: readonly string[] | undefined;
  readonly DryRun?: boolean | undefined;
  readonly DryRunModifiers?: readonly "IGNORE_CIPHERTEXT"[] | undefined;
}

export interface ReEncryptResponse {
  readonly CiphertextBlob?: Uint8Array | undefined;
  readonly SourceKeyId?: string | undefined;
  readonly KeyId?: string | undefined;
  readonly SourceEncryptionAlgorithm?:
    "RSAES_OAEP_SHA_1" | "RSAES_OAEP_SHA_256" | "SM2PKE" | "SYMMETRIC_DEFAULT" | undefined;
  readonly DestinationEncryptionAlgorithm?:
    "RSAES_OAEP_SHA_1" | "RSAES_OAEP_SHA_256" | "SM2PKE" | "SYMMETRIC_DEFAULT" | undefined;
  readonly SourceKeyMaterialId?: string | undefined;
  readonly DestinationKeyMaterialId?: string | undefined;
}

export interface RecipientInfo {
  readonly KeyEncryptionAlgorithm?: "RSAES_OAEP_SHA_256" | undefined;
  readonly AttestationDocument?: Uint8Array | undefined;
}

export interface ReplicateKeyRequest {
  readonly KeyId: string;
  readonly ReplicaRegion: string;
  readonly Policy?: string | undefined;
  readonly BypassPolicyLockoutSafetyCheck?: boolean | undefined;
  readonly Description?: string | undefined;
  readonly Tags?: readonly Tag[] | undefined;
}

export interface ReplicateKeyResponse {
  readonly ReplicaKeyMetadata?: KeyMetadata | undefined;
  readonly ReplicaPolicy?: string | undefined;
  readonly ReplicaTags?: readonly Tag[] | undefined;
}

export interface RetireGrantRequest {
  readonly GrantToken?: string | undefined;
  readonly KeyId?: string | undefined;
  readonly GrantId?: string | undefined;
  readonly DryRun?: boolean | undefined;
}

export interface RevokeGrantRequest {
  readonly KeyId: string;
  readonly GrantId: string;
  readonly DryRun?: boolean | undefined;
}

export interface RotateKeyOnDemandRequest {
  readonly KeyId: string;
}

export interface RotateKeyOnDemandResponse {
  readonly KeyId?: string | undefined;
}

export interface RotationsListEntry {
  readonly KeyId?: string | undefined;
  readonly KeyMaterialId?: string | undefined;
  readonly KeyMaterialDescription?: string | undefined;
  readonly ImportState?: "IMPORTED" | "PENDING_IMPORT" | undefined;
  readonly KeyMaterialState?:
    "NON_CURRENT" | "CURRENT" | "PENDING_ROTATION" | "PENDING_MULTI_REGION_IMPORT_AND_ROTATION" | undefined;
  readonly ExpirationModel?: "KEY_MATERIAL_EXPIRES" | "KEY_MATERIAL_DOES_NOT_EXPIRE" | undefined;
  readonly ValidTo?: Date | undefined;
  readonly RotationDate?: Date | undefined;
  readonly RotationType?: "AUTOMATIC" | "ON_DEMAND" | undefined;
}

export interface ScheduleKeyDeletionRequest {
  readonly KeyId: string;
  readonly PendingWindowInDays?: number | undefined;
}

export interface ScheduleKeyDeletionResponse {
  readonly KeyId?: string | undefined;
  readonly DeletionDate?: Date | undefined;
  readonly KeyState?:
    | "Creating"
    | "Enabled"
    | "Disabled"
    | "PendingDeletion"
    | "PendingImport"
    | "PendingReplicaDeletion"
    | "Unavailable"
    | "Updating"
    | undefined;
  readonly PendingWindowInDays?: number | undefined;
}

export interface SignRequest {
  readonly KeyId: string;
  readonly Message: Uint8Array;
  readonly SigningAlgorithm:
    | "RSASSA_PSS_SHA_256"
    | "RSASSA_PSS_SHA_384"
    | "RSASSA_PSS_SHA_512"
    | "RSASSA_PKCS1_V1_5_SHA_256"
    | "RSASSA_PKCS1_V1_5_SHA_384"
    | "RSASSA_PKCS1_V1_5_SHA_512"
    | "ECDSA_SHA_256"
    | "ECDSA_SHA_384"
    | "ECDSA_SHA_512"
    | "ED25519_SHA_512"
    | "ED25519_PH_SHA_512"
    | "SM2DSA"
    | "ML_DSA_SHAKE_256";
  readonly MessageType?: "RAW" | "DIGEST" | "EXTERNAL_MU" | undefined;
  readonly GrantTokens?: readonly string[] | undefined;
  readonly DryRun?: boolean | undefined;
}

export interface SignResponse {
  readonly KeyId?: string | undefined;
  readonly Signature?: Uint8Array | undefined;
  readonly SigningAlgorithm?:
    | "RSASSA_PSS_SHA_256"
    | "RSASSA_PSS_SHA_384"
    | "RSASSA_PSS_SHA_512"
    | "RSASSA_PKCS1_V1_5_SHA_256"
    | "RSASSA_PKCS1_V1_5_SHA_384"
    | "RSASSA_PKCS1_V1_5_SHA_512"
    | "ECDSA_SHA_256"
    | "ECDSA_SHA_384"
    | "ECDSA_SHA_512"
    | "ED25519_SHA_512"
    | "ED25519_PH_SHA_512"
    | "SM2DSA"
    | "ML_DSA_SHAKE_256"
    | undefined;
}

export interface Tag {
  readonly TagKey: string;
  readonly TagValue: string;
}

export interface TagResourceRequest {
  readonly KeyId: string;
  readonly Tags: readonly Tag[];
}

export interface UntagResourceRequest {
  readonly KeyId: string;
  readonly TagKeys: readonly string[];
}

export interface UpdateAliasRequest {
  readonly AliasName: string;
  readonly TargetKeyId: string;
}

export interface UpdateCustomKeyStoreRequest {
  readonly CustomKeyStoreId: string;
  readonly NewCustomKeyStoreName?: string | undefined;
  readonly KeyStorePassword?: string | undefined;
  readonly CloudHsmClusterId?: string | undefined;
  readonly XksProxyUriEndpoint?: string | undefined;
  readonly XksProxyUriPath?: string | undefined;
  readonly XksProxyVpcEndpointServiceName?: string | undefined;
  readonly XksProxyVpcEndpointServiceOwner?: string | undefined;
  readonly XksProxyAuthenticationCredential?: XksProxyAuthenticationCredentialType | undefined;
  readonly XksProxyConnectivity?: "PUBLIC_ENDPOINT" | "VPC_ENDPOINT_SERVICE" | undefined;
}

export interface UpdateCustomKeyStoreResponse {}

export interface UpdateKeyDescriptionRequest {
  readonly KeyId: string;
  readonly Description: string;
}

export interface UpdatePrimaryRegionRequest {
  readonly KeyId: string;
  readonly PrimaryRegion: string;
}

export interface VerifyMacRequest {
  readonly Message: Uint8Array;
  readonly KeyId: string;
  readonly MacAlgorithm: "HMAC_SHA_384" | "HMAC_SHA_256" | "HMAC_SHA_224" | "HMAC_SHA_512";
  readonly Mac: Uint8Array;
  readonly GrantTokens?: readonly string[] | undefined;
  readonly DryRun?: boolean | undefined;
}

export interface VerifyMacResponse {
  readonly KeyId?: string | undefined;
  readonly MacValid?: boolean | undefined;
  readonly MacAlgorithm?: "HMAC_SHA_384" | "HMAC_SHA_256" | "HMAC_SHA_224" | "HMAC_SHA_512" | undefined;
}

export interface VerifyRequest {
  readonly KeyId: string;
  readonly Message: Uint8Array;
  readonly Signature: Uint8Array;
  readonly SigningAlgorithm:
    | "RSASSA_PSS_SHA_256"
    | "RSASSA_PSS_SHA_384"
    | "RSASSA_PSS_SHA_512"
    | "RSASSA_PKCS1_V1_5_SHA_256"
    | "RSASSA_PKCS1_V1_5_SHA_384"
    | "RSASSA_PKCS1_V1_5_SHA_512"
    | "ECDSA_SHA_256"
    | "ECDSA_SHA_384"
    | "ECDSA_SHA_512"
    | "ED25519_SHA_512"
    | "ED25519_PH_SHA_512"
    | "SM2DSA"
    | "ML_DSA_SHAKE_256";
  readonly MessageType?: "RAW" | "DIGEST" | "EXTERNAL_MU" | undefined;
  readonly GrantTokens?: readonly string[] | undefined;
  readonly DryRun?: boolean | undefined;
}

export interface VerifyResponse {
  readonly KeyId?: string | undefined;
  readonly SignatureValid?: boolean | undefined;
  readonly SigningAlgorithm?:
    | "RSASSA_PSS_SHA_256"
    | "RSASSA_PSS_SHA_384"
    | "RSASSA_PSS_SHA_512"
    | "RSASSA_PKCS1_V1_5_SHA_256"
    | "RSASSA_PKCS1_V1_5_SHA_384"
    | "RSASSA_PKCS1_V1_5_SHA_512"
    | "ECDSA_SHA_256"
    | "ECDSA_SHA_384"
    | "ECDSA_SHA_512"
    | "ED25519_SHA_512"
    | "ED25519_PH_SHA_512"
    | "SM2DSA"
    | "ML_DSA_SHAKE_256"
    | undefined;
}

export interface XksKeyConfigurationType {
  readonly Id?: string | undefined;
}

export interface XksProxyAuthenticationCredentialType {
  readonly AccessKeyId: string;
  readonly RawSecretAccessKey: string;
}

export interface XksProxyConfigurationType {
  readonly Connectivity?: "PUBLIC_ENDPOINT" | "VPC_ENDPOINT_SERVICE" | undefined;
  readonly AccessKeyId?: string | undefined;
  readonly UriEndpoint?: string | undefined;
  readonly UriPath?: string | undefined;
  readonly VpcEndpointServiceName?: string | undefined;
  readonly VpcEndpointServiceOwner?: string | undefined;
}

export interface KmsOperations {
  readonly cancelKeyDeletion: { readonly input: CancelKeyDeletionRequest; readonly output: CancelKeyDeletionResponse };
  readonly connectCustomKeyStore: {
    readonly input: ConnectCustomKeyStoreRequest;
    readonly output: ConnectCustomKeyStoreResponse;
  };
  readonly createAlias: { readonly input: CreateAliasRequest; readonly output: Nothing };
  readonly createCustomKeyStore: {
    readonly input: CreateCustomKeyStoreRequest;
    readonly output: CreateCustomKeyStoreResponse;
  };
  readonly createGrant: { readonly input: CreateGrantRequest; readonly output: CreateGrantResponse };
  readonly createKey: { readonly input: CreateKeyRequest; readonly output: CreateKeyResponse };
  readonly decapsulate: { readonly input: DecapsulateRequest; readonly output: DecapsulateResponse };
  readonly decrypt: { readonly input: DecryptRequest; readonly output: DecryptResponse };
  readonly deleteAlias: { readonly input: DeleteAliasRequest; readonly output: Nothing };
  readonly deleteCustomKeyStore: {
    readonly input: DeleteCustomKeyStoreRequest;
    readonly output: DeleteCustomKeyStoreResponse;
  };
  readonly deleteImportedKeyMaterial: {
    readonly input: DeleteImportedKeyMaterialRequest;
    readonly output: DeleteImportedKeyMaterialResponse;
  };
  readonly deriveSharedSecret: {
    readonly input: DeriveSharedSecretRequest;
    readonly output: DeriveSharedSecretResponse;
  };
  readonly describeCustomKeyStores: {
    readonly input: DescribeCustomKeyStoresRequest;
    readonly output: DescribeCustomKeyStoresResponse;
  };
  readonly describeKey: { readonly input: DescribeKeyRequest; readonly output: DescribeKeyResponse };
  readonly disableKey: { readonly input: DisableKeyRequest; readonly output: Nothing };
  readonly disableKeyRotation: { readonly input: DisableKeyRotationRequest; readonly output: Nothing };
  readonly disconnectCustomKeyStore: {
    readonly input: DisconnectCustomKeyStoreRequest;
    readonly output: DisconnectCustomKeyStoreResponse;
  };
  readonly enableKey: { readonly input: EnableKeyRequest; readonly output: Nothing };
  readonly enableKeyRotation: { readonly input: EnableKeyRotationRequest; readonly output: Nothing };
  readonly encapsulate: { readonly input: EncapsulateRequest; readonly output: EncapsulateResponse };
  readonly encrypt: { readonly input: EncryptRequest; readonly output: EncryptResponse };
  readonly generateDataKey: { readonly input: GenerateDataKeyRequest; readonly output: GenerateDataKeyResponse };
  readonly generateDataKeyPair: {
    readonly input: GenerateDataKeyPairRequest;
    readonly output: GenerateDataKeyPairResponse;
  };
  readonly generateDataKeyPairWithoutPlaintext: {
    readonly input: GenerateDataKeyPairWithoutPlaintextRequest;
    readonly output: GenerateDataKeyPairWithoutPlaintextResponse;
  };
  readonly generateDataKeyWithoutPlaintext: {
    readonly input: GenerateDataKeyWithoutPlaintextRequest;
    readonly output: GenerateDataKeyWithoutPlaintextResponse;
  };
  readonly generateMac: { readonly input: GenerateMacRequest; readonly output: GenerateMacResponse };
  readonly generateRandom: { readonly input: GenerateRandomRequest; readonly output: GenerateRandomResponse };
  readonly getKeyLastUsage: { readonly input: GetKeyLastUsageRequest; readonly output: GetKeyLastUsageResponse };
  readonly getKeyPolicy: { readonly input: GetKeyPolicyRequest; readonly output: GetKeyPolicyResponse };
  readonly getKeyRotationStatus: {
    readonly input: GetKeyRotationStatusRequest;
    readonly output: GetKeyRotationStatusResponse;
  };
  readonly getParametersForImport: {
    readonly input: GetParametersForImportRequest;
    readonly output: GetParametersForImportResponse;
  };
  readonly getPublicKey: { readonly input: GetPublicKeyRequest; readonly output: GetPublicKeyResponse };
  readonly importKeyMaterial: { readonly input: ImportKeyMaterialRequest; readonly output: ImportKeyMaterialResponse };
  readonly listAliases: { readonly input: ListAliasesRequest; readonly output: ListAliasesResponse };
  readonly listGrants: { readonly input: ListGrantsRequest; readonly output: ListGrantsResponse };
  readonly listKeyPolicies: { readonly input: ListKeyPoliciesRequest; readonly output: ListKeyPoliciesResponse };
  readonly listKeyRotations: { readonly input: ListKeyRotationsRequest; readonly output: ListKeyRotationsResponse };
  readonly listKeys: { readonly input: ListKeysRequest; readonly output: ListKeysResponse };
  readonly listResourceTags: { readonly input: ListResourceTagsRequest; readonly output: ListResourceTagsResponse };
  readonly listRetirableGrants: { readonly input: ListRetirableGrantsRequest; readonly output: ListGrantsResponse };
  readonly putKeyPolicy: { readonly input: PutKeyPolicyRequest; readonly output: Nothing };
  readonly reEncrypt: { readonly input: ReEncryptRequest; readonly output: ReEncryptResponse };
  readonly replicateKey: { readonly input: ReplicateKeyRequest; readonly output: ReplicateKeyResponse };
  readonly retireGrant: { readonly input: RetireGrantRequest; readonly output: Nothing };
  readonly revokeGrant: { readonly input: RevokeGrantRequest; readonly output: Nothing };
  readonly rotateKeyOnDemand: { readonly input: RotateKeyOnDemandRequest; readonly output: RotateKeyOnDemandResponse };
  readonly scheduleKeyDeletion: {
    readonly input: ScheduleKeyDeletionRequest;
    readonly output: ScheduleKeyDeletionResponse;
  };
  readonly sign: { readonly input: SignRequest; readonly output: SignResponse };
  readonly tagResource: { readonly input: TagResourceRequest; readonly output: Nothing };
  readonly untagResource: { readonly input: UntagResourceRequest; readonly output: Nothing };
  readonly updateAlias: { readonly input: UpdateAliasRequest; readonly output: Nothing };
  readonly updateCustomKeyStore: {
    readonly input: UpdateCustomKeyStoreRequest;
    readonly output: UpdateCustomKeyStoreResponse;
  };
  readonly updateKeyDescription: { readonly input: UpdateKeyDescriptionRequest; readonly output: Nothing };
  readonly updatePrimaryRegion: { readonly input: UpdatePrimaryRegionRequest; readonly output: Nothing };
  readonly verify: { readonly input: VerifyRequest; readonly output: VerifyResponse };
  readonly verifyMac: { readonly input: VerifyMacRequest; readonly output: VerifyMacResponse };
}
