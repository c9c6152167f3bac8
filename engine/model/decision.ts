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

/** Where a statement or grant stands: a kind of policy, or `grants`. */
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

/**
 * Why a request is allowed:
 * - `allowed-by-key-policy`: the key policy names the caller (or everyone) directly; service principals too
 * - `allowed-by-identity-policy`: the key policy delegates to the account and an identity policy allows; also actions that
 *   only IAM controls
 * - `allowed-to-account-root`: the caller is the root user of an account that the key policy names
 * - `allowed-by-both-accounts`: across accounts, the key policy and the caller's own account both allow
 * - `allowed-by-grant`: a grant; RetireGrant by its grantee, when the grant lists that operation, too
 * - `allowed-as-retiring-principal`: RetireGrant by the retiring principal, or by those to whom an account that may retire
 *   the grant delegates
 */
export type AllowReason = (typeof allowReasons)[number];

/**
 * Why a request is denied:
 * - `explicit-deny`: a Deny matched; `determining[].layer` says where
 * - `limited-by-service-control-policy`, `limited-by-resource-control-policy`, `limited-by-vpc-endpoint-policy`,
 *   `limited-by-permissions-boundary`, `limited-by-session-policy`: something allows, and that guard is silent
 * - `not-a-cross-account-operation`: both sides may allow, but the operation does not work across accounts
 * - `key-policy-does-not-delegate`: an identity policy allows, the key policy neither names the caller nor delegates
 * - `no-identity-policy-allows`: the key policy delegates, no identity policy allows
 * - `key-policy-does-not-allow`: across accounts, the caller's side allows and the key policy does not
 * - `grant-constraint-not-met`: a grant names the caller and the operation, and its constraint is not met
 * - `grant-cannot-delegate`: CreateGrant by a grant, wider than that grant
 * - `not-a-retiring-principal`: RetireGrant by anyone else
 * - `nothing-allows`: none of the above
 * - `undecidable`: a policy needed to decide is missing or a fault occurred; always Deny, never Allow
 */
export type DenyReason = (typeof denyReasons)[number];

/** Why a request is allowed (`AllowReason`) or denied (`DenyReason`). A name, once published, keeps its meaning. */
export type Reason = AllowReason | DenyReason;

/** A statement, a grant or a whole layer that settles a decision. */
export interface Determining {
  /** The kind of policy, or `grants`. */
  readonly layer: LayerName;
  /** The policy's name; null where it has none. */
  readonly policy?: string | null;
  /** Position of the policy within its layer, over all its levels, from 0; absent for a grant. */
  readonly policyIndex?: number;
  /** Index of the statement in its document, from 0. */
  readonly statement?: number;
  /** The statement's `Sid`; null where it has none. */
  readonly sid?: string | null;
  /** JSON pointer into the policy document, e.g. `/Statement/0`. */
  readonly pointer?: string;
  /** The file in which the policy stands; null where the environment was no text. */
  readonly file?: string | null;
  /** Line in that file, from 1. */
  readonly line?: number | null;
  /** Column in that line, from 1. */
  readonly column?: number | null;
  /** GrantId, for a grant. */
  readonly grant?: string;
}

/** A rule that AWS leaves undocumented and on which a decision rests. */
export interface Note {
  /** The rule's number, e.g. `E31`. */
  readonly rule: string;
  /** The rule in a sentence. */
  readonly text: string;
}

interface Settled {
  /** Why, as one sentence for a reader, names in backticks. */
  readonly message: string;
  /** The statements and grants that settle it, each with its place; the layer alone where silence settles it. */
  readonly determining: readonly Determining[];
  /** Rules that AWS leaves undocumented and on which this decision rests; mostly empty. */
  readonly notes: readonly Note[];
}

export interface Allowed extends Settled {
  readonly decision: "Allow";
  /** Why, as a stable name. */
  readonly reason: AllowReason;
  /** AWS tells nothing of what it allows. */
  readonly awsMessage: null;
}

export interface Denied extends Settled {
  /** What is not allowed, faults included. */
  readonly decision: "Deny";
  /** Why, as a stable name. */
  readonly reason: DenyReason;
  /** The text that AWS KMS puts into AccessDeniedException, without a cause where the decision is undecidable. */
  readonly awsMessage: string;
}

/** What is decided about one permission: Cedar's answer, and why. The form of `schemas/decision.json`. */
export type Decision = Allowed | Denied;

/** One permission of a call, decided. */
export type Check = Decision & {
  /** The permission, e.g. `kms:ReEncryptFrom`. */
  readonly action: string;
  /** Key ARN, alias ARN, or `*` for an action without a resource. */
  readonly resource: string;
};

/** What is decided about an API call. */
export interface CallDecision {
  /** `Allow` when every check is. */
  readonly decision: "Allow" | "Deny";
  /** One decision a permission, in the order in which the call needs them. */
  readonly checks: readonly Check[];
}
