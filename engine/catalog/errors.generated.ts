/** Generated from schemas/kms/errors.json by `npm run generate`; change it there. */

import type { ErrorRecord } from "./records.ts";

export const errorTable = [
  {
    name: "AccessDeniedException",
    fault: "client",
    http: 400,
    retryable: false,
    messages: [
      {
        template:
          "User: {principalArn} is not authorized to perform: kms:{Action} on resource: {keyArn} because no identity-based policy allows the kms:{Action} action",
        status: "observed",
      },
      {
        template:
          "User: {principalArn} is not authorized to perform: kms:{Action} on the resource associated with this ciphertext because no identity-based policy allows the kms:{Action} action",
        status: "observed",
      },
      {
        template:
          "User: {principalArn} is not authorized to perform: kms:{Action} on this resource because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access",
        status: "observed",
      },
      {
        template:
          "The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access.",
        status: "observed",
      },
      {
        template:
          "User: {principalArn} is not authorized to perform: {action} on resource: {resource} with an explicit deny in {policyKind}",
        status: "documented",
      },
      {
        template:
          "User: {principalArn} is not authorized to perform: {action} on resource: {resource} because no {policyKind} allows the {action} action",
        status: "documented",
      },
    ],
  },
  {
    name: "NotFoundException",
    fault: "client",
    http: 400,
    retryable: false,
    messages: [
      { template: "Key '{keyArn}' does not exist", status: "observed" },
      { template: "Invalid keyId '{id}'", status: "observed" },
      { template: "Invalid arn {region}", status: "observed" },
      { template: "Alias {aliasArn} is not found.", status: "uncertain" },
    ],
  },
  { name: "InvalidArnException", fault: "client", http: 400, retryable: false, messages: [] },
  {
    name: "KMSInvalidStateException",
    fault: "client",
    http: 400,
    retryable: false,
    messages: [
      { template: "{keyArn} is pending deletion.", status: "observed" },
      { template: "{keyArn} is pending import.", status: "observed" },
      { template: "{keyArn} is not pending deletion (or pending replica deletion).", status: "documented" },
      { template: "{keyArn} is unavailable.", status: "documented" },
      { template: "{keyArn} is creating.", status: "documented" },
      { template: "{keyArn} is updating.", status: "documented" },
      { template: "No available key material pending rotation for the key: {keyArn}.", status: "observed" },
      {
        template:
          "New key material (id: {id}) cannot be imported into KMS key {keyId}, because another key material (id: {id2}) is pending rotation.",
        status: "observed",
      },
    ],
  },
  {
    name: "DisabledException",
    fault: "client",
    http: 400,
    retryable: false,
    messages: [{ template: "{keyArn} is disabled.", status: "observed" }],
  },
  {
    name: "InvalidKeyUsageException",
    fault: "client",
    http: 400,
    retryable: false,
    messages: [
      { template: "{keyArn} key usage is {KeyUsage} which is not valid for {Operation}.", status: "observed" },
      { template: "Algorithm {MacAlgorithm} is incompatible with key spec {KeySpec}.", status: "observed" },
    ],
  },
  {
    name: "IncorrectKeyException",
    fault: "client",
    http: 400,
    retryable: false,
    messages: [
      {
        template: "The key ID in the request does not identify a CMK that can perform this operation.",
        status: "observed",
      },
    ],
  },
  {
    name: "InvalidCiphertextException",
    fault: "client",
    http: 400,
    retryable: false,
    messages: [{ template: "", status: "observed" }],
  },
  {
    name: "KMSInvalidMacException",
    fault: "client",
    http: 400,
    retryable: false,
    messages: [{ template: "", status: "observed" }],
  },
  {
    name: "KMSInvalidSignatureException",
    fault: "client",
    http: 400,
    retryable: false,
    messages: [{ template: "", status: "observed" }],
  },
  { name: "KeyUnavailableException", fault: "server", http: 500, retryable: true, messages: [] },
  { name: "KMSInternalException", fault: "server", http: 500, retryable: true, messages: [] },
  { name: "DependencyTimeoutException", fault: "server", http: 503, retryable: true, messages: [] },
  {
    name: "DryRunOperationException",
    fault: "client",
    http: 400,
    retryable: false,
    messages: [{ template: "The request would have succeeded, but the DryRun option is set.", status: "observed" }],
  },
  {
    name: "UnsupportedOperationException",
    fault: "client",
    http: 400,
    retryable: false,
    messages: [
      { template: "{keyArn} origin is {Origin} which is not valid for this operation.", status: "observed" },
      { template: "{keyArn} is not a multi-region primary key.", status: "observed" },
      { template: "", status: "observed" },
    ],
  },
  { name: "InvalidGrantTokenException", fault: "client", http: 400, retryable: false, messages: [] },
  { name: "InvalidGrantIdException", fault: "client", http: 400, retryable: false, messages: [] },
  {
    name: "LimitExceededException",
    fault: "client",
    http: 400,
    retryable: false,
    messages: [
      {
        template:
          "The on-demand rotations limit has been reached for the given keyId. No more on-demand rotations can be performed for this key: {keyArn}",
        status: "observed",
      },
    ],
  },
  {
    name: "MalformedPolicyDocumentException",
    fault: "client",
    http: 400,
    retryable: false,
    messages: [
      { template: "The new key policy will not allow you to update the key policy in the future.", status: "observed" },
      { template: "Policy contains a statement with one or more invalid principals.", status: "observed" },
      {
        template:
          "OverlyPermissiveCondition: Using the ForAllValues set operator with a single-valued condition key matches requests without the specified {what} or with an unspecified {what}. To fix, remove ForAllValues.",
        status: "documented",
      },
    ],
  },
  { name: "AlreadyExistsException", fault: "client", http: 400, retryable: false, messages: [] },
  { name: "InvalidAliasNameException", fault: "client", http: 400, retryable: false, messages: [] },
  {
    name: "TagException",
    fault: "client",
    http: 400,
    retryable: false,
    messages: [
      { template: "Duplicate tag keys", status: "observed" },
      { template: "Too many tags", status: "observed" },
      { template: "Tags beginning with aws: are reserved", status: "observed" },
    ],
  },
  { name: "InvalidMarkerException", fault: "client", http: 400, retryable: false, messages: [] },
  { name: "ExpiredImportTokenException", fault: "client", http: 400, retryable: false, messages: [] },
  { name: "IncorrectKeyMaterialException", fault: "client", http: 400, retryable: false, messages: [] },
  { name: "InvalidImportTokenException", fault: "client", http: 400, retryable: false, messages: [] },
  { name: "ConflictException", fault: "client", http: 400, retryable: false, messages: [] },
  {
    name: "ValidationException",
    fault: "client",
    http: 400,
    retryable: false,
    messages: [
      {
        template:
          "1 validation error detected: Value at 'plaintext' failed to satisfy constraint: Member must have length less than or equal to 4096",
        status: "observed",
      },
      {
        template: "Algorithm {alg} and key spec {spec} cannot encrypt data larger than {n} bytes.",
        status: "observed",
      },
      { template: "Digest is invalid length for algorithm {alg}.", status: "observed" },
      {
        template: "You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys.",
        status: "observed",
      },
      { template: "KeyUsage {usage} is not compatible with KeySpec {spec}", status: "observed" },
      { template: "NumberOfBytes is required.", status: "observed" },
      {
        template:
          'Alias must start with the prefix "alias/". Please see https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html',
        status: "observed",
      },
      { template: "A validTo date must be set if the ExpirationModel is KEY_MATERIAL_EXPIRES", status: "observed" },
    ],
  },
  { name: "ThrottlingException", fault: "client", http: 400, retryable: false, messages: [] },
  { name: "CustomKeyStoreNotFoundException", fault: "client", http: 400, retryable: false, messages: [] },
  { name: "CustomKeyStoreInvalidStateException", fault: "client", http: 400, retryable: false, messages: [] },
  { name: "CustomKeyStoreNameInUseException", fault: "client", http: 400, retryable: false, messages: [] },
  { name: "CustomKeyStoreHasCMKsException", fault: "client", http: 400, retryable: false, messages: [] },
  { name: "CloudHsmClusterInUseException", fault: "client", http: 400, retryable: false, messages: [] },
  { name: "CloudHsmClusterInvalidConfigurationException", fault: "client", http: 400, retryable: false, messages: [] },
  { name: "CloudHsmClusterNotActiveException", fault: "client", http: 400, retryable: false, messages: [] },
  { name: "CloudHsmClusterNotFoundException", fault: "client", http: 400, retryable: false, messages: [] },
  { name: "CloudHsmClusterNotRelatedException", fault: "client", http: 400, retryable: false, messages: [] },
  { name: "IncorrectTrustAnchorException", fault: "client", http: 400, retryable: false, messages: [] },
  { name: "XksKeyAlreadyInUseException", fault: "client", http: 400, retryable: false, messages: [] },
  { name: "XksKeyInvalidConfigurationException", fault: "client", http: 400, retryable: false, messages: [] },
  { name: "XksKeyNotFoundException", fault: "client", http: 400, retryable: false, messages: [] },
  {
    name: "XksProxyIncorrectAuthenticationCredentialException",
    fault: "client",
    http: 400,
    retryable: false,
    messages: [],
  },
  { name: "XksProxyInvalidConfigurationException", fault: "client", http: 400, retryable: false, messages: [] },
  { name: "XksProxyInvalidResponseException", fault: "client", http: 400, retryable: false, messages: [] },
  { name: "XksProxyUriEndpointInUseException", fault: "client", http: 400, retryable: false, messages: [] },
  { name: "XksProxyUriInUseException", fault: "client", http: 400, retryable: false, messages: [] },
  { name: "XksProxyUriUnreachableException", fault: "client", http: 400, retryable: false, messages: [] },
  { name: "XksProxyVpcEndpointServiceInUseException", fault: "client", http: 400, retryable: false, messages: [] },
  {
    name: "XksProxyVpcEndpointServiceInvalidConfigurationException",
    fault: "client",
    http: 400,
    retryable: false,
    messages: [],
  },
  { name: "XksProxyVpcEndpointServiceNotFoundException", fault: "client", http: 400, retryable: false, messages: [] },
] as const satisfies readonly ErrorRecord[];
