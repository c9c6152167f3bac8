/** The rows of the generated tables, as `schemas/kms/*.json` hold them, defaults filled in. */

export type AccessLevel = "List" | "Read" | "Write" | "Tagging" | "Permissions management";
export type ResourceKind = "key" | "alias" | "none";

/** Which resource of a call a permission is asked on. */
export type ResourceRole =
  | "key"
  | "alias"
  | "current-key"
  | "target-key"
  | "source-key"
  | "destination-key"
  | "replica-key"
  | "new-key"
  | "none";

/** One permission that a call needs. */
export interface OperationPermissionRecord {
  readonly action: string;
  readonly on: ResourceKind;
  readonly role: ResourceRole;
  /** Whether IAM policies alone can give it (E39, E40). */
  readonly iamOnly: boolean;
  /** The input member that names the resource; absent where it follows otherwise. */
  readonly member?: string;
  /** Asked only when the input has this member. */
  readonly when?: string;
  /** The input member that holds the Region in which it is asked; absent: where the call is made. */
  readonly region?: string;
}

export interface OperationRecord {
  readonly name: string;
  readonly permissions: readonly OperationPermissionRecord[];
  /** Empty where AWS has not published any. */
  readonly accessLevels: readonly AccessLevel[];
  readonly crossAccount: boolean;
  /** How a key of another account may be named; empty without cross-account use. */
  readonly crossAccountIdentifiers: readonly KeyIdentifier[];
  readonly iamOnly: boolean;
  readonly grantOperations: readonly string[];
  readonly cryptographic: boolean;
  readonly keyTypes: readonly string[];
  readonly keyUsage: string | null;
  /** Names of the input members. */
  readonly parameters: readonly string[];
  readonly errors: readonly string[];
}

export type KeyIdentifier = "key-arn" | "alias-arn" | "key-id" | "grant-token";

export interface PermissionRecord {
  /** `kms:Decrypt`. */
  readonly action: string;
  /** `Decrypt`. */
  readonly name: string;
  readonly accessLevels: readonly AccessLevel[];
  readonly resources: readonly ResourceKind[];
  /** Whether it works on a key of another account (E9). */
  readonly crossAccount: boolean;
  /** Whether no key policy can speak about it (E39). */
  readonly iamOnly: boolean;
  /** Whether a grant can hold it (E27). */
  readonly grantOperation: boolean;
  readonly cryptographic: boolean;
  /** The condition keys that go with this permission; global keys go with all and are not listed. */
  readonly conditionKeys: readonly string[];
}

export type ConditionKeyType = "String" | "ARN" | "Bool" | "Numeric" | "Date" | "IPAddress";

/** What a key's value follows from. */
export type ConditionKeyScope = "request" | "key" | "principal" | "session" | "network" | "service" | "attestation";

export interface ConditionKeyRecord {
  /** Canonical name; a prefix key ends in its `:` or `/`. */
  readonly name: string;
  readonly prefix: boolean;
  readonly type: ConditionKeyType;
  /** A second type whose operators fit too. */
  readonly alternativeType: ConditionKeyType | null;
  /** Whether it may have several values. */
  readonly multi: boolean;
  readonly scope: ConditionKeyScope;
  /** Whether a request that can carry the key always does. */
  readonly presence: "always" | "sometimes" | "unknown";
  /** Where the value is that of one input member, and what counts when the input lacks it. */
  readonly input: { readonly member: string; readonly default: string | null } | null;
  /** All values it can have; null where they are open. */
  readonly values: readonly string[] | null;
  /** Without effect in key policies (E45). */
  readonly identityPoliciesOnly: boolean;
}

export interface KeySpecRecord {
  readonly name: string;
  readonly regions: "all" | "china" | "all-but-china";
  readonly uses: readonly {
    readonly usage: string;
    readonly keyType: string;
    readonly algorithms: readonly string[];
  }[];
}

export interface GrantOperationRecord {
  readonly name: string;
  readonly keyTypes: readonly string[];
  /** Constraints that do not bind this operation (E28, E29). */
  readonly ignoresConstraints: readonly ("encryption-context" | "source-arn")[];
}

export interface StateResult {
  readonly result: "ok" | "fail" | "conditional" | "not-applicable";
  /** Likeliest first. */
  readonly errors: readonly string[];
  /** What makes a conditional result fail. */
  readonly failsWhen: "origin-not-external" | "not-rotatable" | "new-target-pending-deletion" | null;
}

export interface ErrorRecord {
  readonly name: string;
  readonly fault: "client" | "server";
  readonly http: number;
  readonly retryable: boolean;
  /** Texts that AWS is known to send, with `{placeholders}`. */
  readonly messages: readonly { readonly template: string; readonly status: "documented" | "observed" | "uncertain" }[];
}

/** The shapes of an operation's input and output; null: it answers with nothing. */
export interface OperationShapes {
  readonly input: string;
  readonly output: string | null;
}

/** The form of a value in an input or output; other shapes by name. */
export type ShapeRecord =
  | ({
      readonly type: "string";
      readonly enum?: readonly string[];
      /** The shape whose values AWS's message lists instead. */
      readonly listed?: string;
      readonly pattern?: string;
    } & SizedShape)
  | ({ readonly type: "blob" | "integer" } & SizedShape)
  | { readonly type: "boolean" | "timestamp" }
  | ({ readonly type: "list"; readonly member: string } & SizedShape)
  | { readonly type: "map"; readonly key: string; readonly value: string }
  | {
      readonly type: "structure";
      readonly required?: readonly string[];
      readonly members: Readonly<Record<string, string>>;
    };

/** Length of a text, of bytes or of a list; value of a number. */
export interface SizedShape {
  readonly min?: number;
  readonly max?: number;
  /** Left out of messages. */
  readonly sensitive?: boolean;
}

/** Requests a second that several operations share, for an account in a Region. */
export interface SharedRequestQuota {
  readonly name: string;
  /** Absent for a quota that goes by something else than operations. */
  readonly operations?: readonly string[];
  readonly keySpecs?: readonly string[];
  readonly perSecond: number;
  readonly perSecondByRegion?: Readonly<Record<string, number>>;
}
