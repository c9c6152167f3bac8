/**
 * The record of one call, in the shape of a CloudTrail event. It never holds plaintext, key material, signatures, MACs or
 * grant tokens. Source: CloudTrail User Guide, event record contents; KMS Developer Guide, logging with CloudTrail.
 */

import type { Decision } from "../model/decision.ts";

/** The caller, as CloudTrail names kinds of callers. */
export interface UserIdentity {
  readonly type: "Root" | "IAMUser" | "AssumedRole" | "FederatedUser" | "AWSService" | "Unknown";
  readonly arn?: string;
  readonly accountId?: string;
  readonly invokedBy?: string;
}

/** What the engine said about one permission of the call. */
export interface AuditedCheck extends Pick<Decision, "decision" | "reason" | "message" | "determining"> {
  readonly action: string;
  readonly resource: string;
}

export interface AuditEvent {
  readonly eventVersion: "1.08";
  readonly eventID: string;
  readonly requestID: string;
  readonly eventTime: string;
  readonly eventSource: "kms.amazonaws.com";
  readonly eventName: string;
  readonly eventType: "AwsApiCall";
  readonly awsRegion: string;
  readonly readOnly: boolean;
  readonly recipientAccountId: string | null;
  readonly userIdentity: UserIdentity;
  readonly vpcEndpointId?: string;
  /** The call's input without what is secret; null when it was not readable. */
  readonly requestParameters: Readonly<Record<string, unknown>> | null;
  /** Names and dates that the operation answered with; null for most operations and for errors. */
  readonly responseElements: Readonly<Record<string, unknown>> | null;
  readonly errorCode?: string;
  readonly errorMessage?: string;
  readonly resources: readonly { readonly ARN: string; readonly type: "AWS::KMS::Key"; readonly accountId: string }[];
  readonly additionalEventData: {
    /** Null where the call did not come as far as the engine. */
    readonly decision: "Allow" | "Deny" | null;
    readonly checks: readonly AuditedCheck[];
    readonly keyMaterialId?: string;
  };
}
