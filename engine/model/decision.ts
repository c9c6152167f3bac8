/** What the engine answers. The shape is that of `schemas/decision.json`. */

export const layerNames = [
  "service-control-policy",
  "resource-control-policy",
  "vpc-endpoint-policy",
  "key-policy",
  "identity-policy",
  "permissions-boundary",
  "session-policy",
  "grants",
] as const;

export type LayerName = (typeof layerNames)[number];

export const allowReasons = [
  "allowed-by-key-policy",
  "allowed-by-identity-policy",
  "allowed-to-account-root",
  "allowed-by-both-accounts",
  "allowed-by-grant",
  "allowed-as-retiring-principal",
] as const;

export const denyReasons = [
  "explicit-deny",
  "limited-by-service-control-policy",
  "limited-by-resource-control-policy",
  "limited-by-vpc-endpoint-policy",
  "limited-by-permissions-boundary",
  "limited-by-session-policy",
  "not-a-cross-account-operation",
  "key-policy-does-not-delegate",
  "no-identity-policy-allows",
  "key-policy-does-not-allow",
  "grant-constraint-not-met",
  "grant-cannot-delegate",
  "not-a-retiring-principal",
  "nothing-allows",
  "undecidable",
] as const;

export type AllowReason = (typeof allowReasons)[number];
export type DenyReason = (typeof denyReasons)[number];
export type Reason = AllowReason | DenyReason;

/** A statement, a grant or a whole layer that settles a decision. */
export interface Determining {
  readonly layer: LayerName;
  /** The policy's name; null where it has none. */
  readonly policy?: string | null;
  /** Index of the statement in its document. */
  readonly statement?: number;
  readonly sid?: string | null;
  /** JSON pointer into the document. */
  readonly pointer?: string;
  readonly file?: string | null;
  readonly line?: number | null;
  readonly column?: number | null;
  /** GrantId, for a grant. */
  readonly grant?: string;
}

/** A rule that AWS leaves undocumented and on which a decision rests. */
export interface Note {
  readonly rule: string;
  readonly text: string;
}

export interface Decision {
  readonly decision: "Allow" | "Deny";
  readonly reason: Reason;
  /** One sentence for a reader, names in backticks. */
  readonly message: string;
  /** On Deny, the text that AWS KMS puts into AccessDeniedException; null on Allow. */
  readonly awsMessage: string | null;
  readonly determining: readonly Determining[];
  readonly notes: readonly Note[];
}

/** One permission of a call, decided. */
export interface Check extends Decision {
  readonly action: string;
  /** Key ARN, alias ARN, or `*` for an action without a resource. */
  readonly resource: string;
}

export interface CallDecision {
  readonly decision: "Allow" | "Deny";
  readonly checks: readonly Check[];
}
