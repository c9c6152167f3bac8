/** What is asked: one permission, or one API call that may need several. The shape is that of `schemas/request.json`. */

/** The value of a condition key, or a list for a key with several; numbers and booleans count as their text. */
export type ContextValue = string | boolean | number | readonly (string | boolean | number)[];

/** What the caller's session carries (AssumeRole, GetFederationToken). */
export interface SessionDocument {
  /** Session policies, inline or managed: policy documents that bound the session. */
  readonly policies?: readonly unknown[] | undefined;
  /** Session tags, behind `aws:PrincipalTag/*`: an object of names and values, or AWS's list of `Key` and `Value`. */
  readonly tags?: Readonly<Record<string, string>> | readonly unknown[] | undefined;
  /** Of a federated user: the ARN of the user who called GetFederationToken. */
  readonly federatedBy?: string | undefined;
}

/** The members that a request and a call share. */
export interface RequestBase {
  /**
   * Who asks: the ARN of a user, role, role session, federated user or account root, or a service's host name such as
   * `cloudtrail.amazonaws.com`. A role's ARN stands for a session of that role. A principal that the environment lacks has
   * no identity policies.
   */
  readonly principal: string;
  /**
   * The SDK call's input members, as far as authorization needs them, e.g. `EncryptionContext`, `GrantTokens`; others are
   * allowed and ignored.
   */
  readonly input?: Readonly<Record<string, unknown>> | undefined;
  /** What the caller's session carries: session policies, session tags. */
  readonly session?: SessionDocument | undefined;
  /** Host name of the AWS service that calls on the principal's behalf, e.g. `s3.us-east-1.amazonaws.com`: `kms:ViaService`. */
  readonly viaService?: string | undefined;
  /** Id of the VPC endpoint that the request passes, e.g. `vpce-0a1b2c3d`; the environment must have it. */
  readonly vpcEndpoint?: string | undefined;
  /**
   * Condition keys to add, e.g. `{ "aws:SourceIp": "203.0.113.7" }`. Keys that follow from principal, key and input are
   * derived (`kms:CallerAccount`, `aws:PrincipalTag/*`, …); a key given here wins over the derived one.
   */
  readonly context?: Readonly<Record<string, ContextValue>> | undefined;
}

/** One permission that is asked for, of the form of `schemas/request.json`. */
export interface Request extends RequestBase {
  /** The permission, e.g. `kms:Decrypt`; what a whole API call needs is asked with a `Call`. */
  readonly action: string;
  /** Key ARN, key id, alias ARN or alias name, of a key in the environment; absent for actions without a resource. */
  readonly resource?: string | undefined;
}

/** One API call, of the form of `schemas/request.json`: allowed when every permission that it needs is. */
export interface Call extends RequestBase {
  /** The operation, e.g. `ReEncrypt`. Its keys are members of `input`: `KeyId`, `SourceKeyId`, `DestinationKeyId`, … */
  readonly operation: string;
}
