/**
 * The record of a call. Of the input it holds what is known to be no secret, and of the output names and dates alone; so what
 * nobody thought of is left out.
 */

import { findOperation } from "../catalog/operations.ts";
import { accountOf, parseArn } from "../model/arn.ts";
import type { CallDecision } from "../model/decision.ts";
import type { AuditEvent, UserIdentity } from "./audit-event.ts";
import type { Done, Input, Subjects } from "./call.ts";
import type { Refusal } from "./errors.ts";
import type { KmsCaller } from "./kms.ts";

/** What is known of a call, filled in as it goes through the gate. */
export interface Recorded {
  readonly id: string;
  readonly requestId: string;
  readonly at: Date;
  readonly name: string;
  readonly caller: KmsCaller;
  input?: Input;
  subjects?: Subjects;
  decision?: CallDecision;
}

export function auditEvent(record: Recorded, result: Done | Refusal): AuditEvent {
  const { caller, decision, subjects, input } = record;
  const operation = findOperation(record.name);
  const { key = null, source = null, destination = null, current = null } = subjects ?? {};
  const keys = [key, source, destination, current].filter((subject) => subject !== null);
  const recipient = keys[0]?.account ?? accountOf(caller.principal) ?? caller.account ?? null;
  return {
    eventVersion: "1.08",
    eventID: record.id,
    requestID: record.requestId,
    eventTime: record.at.toISOString().replace(/\.\d+Z$/u, "Z"),
    eventSource: "kms.amazonaws.com",
    // Of what is no operation, the name could be anything.
    eventName: operation?.name ?? "Unknown",
    eventType: "AwsApiCall",
    awsRegion: caller.region,
    // CloudTrail counts cryptographic operations as reading.
    readOnly:
      operation === null ||
      operation.cryptographic ||
      operation.accessLevels.every((level) => level === "Read" || level === "List"),
    recipientAccountId: recipient,
    userIdentity: identityOf(caller),
    ...(caller.vpcEndpoint === undefined ? {} : { vpcEndpointId: caller.vpcEndpoint }),
    requestParameters: input === undefined ? null : kept(input, parameters),
    responseElements: "output" in result ? responseOf(result.output) : null,
    ...("error" in result ? { errorCode: result.error.code, errorMessage: result.error.message } : {}),
    resources: [...new Set(keys)].map(({ arn, account }) => ({ ARN: arn, type: "AWS::KMS::Key", accountId: account })),
    additionalEventData: {
      decision: decision?.decision ?? null,
      checks: (decision?.checks ?? []).map(({ action, resource, decision: answer, reason, message, determining }) => ({
        action,
        resource,
        decision: answer,
        reason,
        message,
        determining,
      })),
      ...("output" in result && result.materialId !== undefined ? { keyMaterialId: result.materialId } : {}),
    },
  };
}

/** Members of an input that are no secret. Blobs are never kept, nor grant tokens. */
const parameters = [
  "KeyId",
  "SourceKeyId",
  "DestinationKeyId",
  "TargetKeyId",
  "AliasName",
  "KeySpec",
  "KeyPairSpec",
  "KeyUsage",
  "CustomerMasterKeySpec",
  "Origin",
  "MultiRegion",
  "CustomKeyStoreId",
  "EncryptionContext",
  "SourceEncryptionContext",
  "DestinationEncryptionContext",
  "EncryptionAlgorithm",
  "SourceEncryptionAlgorithm",
  "DestinationEncryptionAlgorithm",
  "SigningAlgorithm",
  "MessageType",
  "MacAlgorithm",
  "KeyAgreementAlgorithm",
  "EncapsulationAlgorithm",
  "WrappingAlgorithm",
  "WrappingKeySpec",
  "NumberOfBytes",
  "DryRun",
  "GrantId",
  "GranteePrincipal",
  "GranteeServicePrincipal",
  "RetiringPrincipal",
  "RetiringServicePrincipal",
  "Operations",
  "Constraints",
  "Name",
  "Policy",
  "PolicyName",
  "BypassPolicyLockoutSafetyCheck",
  "Description",
  "Tags",
  "TagKeys",
  "PendingWindowInDays",
  "RotationPeriodInDays",
  "ReplicaRegion",
  "PrimaryRegion",
  "ValidTo",
  "ExpirationModel",
  "ImportType",
  "KeyMaterialId",
  "KeyMaterialDescription",
  "IncludeKeyMaterial",
  "Limit",
];

const elements = ["KeyId", "GrantId", "KeyState", "DeletionDate", "PendingWindowInDays", "KeyMaterialId"];

function kept(from: Input, names: readonly string[]): Input {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = from[name];
      if (value === undefined || value instanceof Uint8Array) return [];
      return [[name.charAt(0).toLowerCase() + name.slice(1), value] as const];
    }),
  );
}

function responseOf(output: Input): Input | null {
  const found = kept(output, elements);
  return Object.keys(found).length === 0 ? null : found;
}

const types: readonly (readonly [RegExp, UserIdentity["type"]])[] = [
  [/^root$/u, "Root"],
  [/^user\//u, "IAMUser"],
  [/^(?:assumed-role|role)\//u, "AssumedRole"],
  [/^federated-user\//u, "FederatedUser"],
];

function identityOf({ principal, viaService, account }: KmsCaller): UserIdentity {
  if (principal === "") return { type: "Unknown" };
  const arn = parseArn(principal);
  const invoked = viaService === undefined ? {} : { invokedBy: viaService };
  if (arn === null)
    return { type: "AWSService", invokedBy: principal, ...(account === undefined ? {} : { accountId: account }) };
  const type = types.find(([form]) => form.test(arn.resource))?.[1] ?? "Unknown";
  return { type, arn: principal, accountId: arn.account, ...invoked };
}
