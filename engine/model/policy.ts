/**
 * A policy document as read: every element that AWS accepts, in one shape.
 * Source: IAM User Guide, reference_policies_grammar (facts E49-E62).
 */

export type Effect = "Allow" | "Deny";

/** Who a Principal entry means. `text` is the entry as written. Facts E4, E7, E12-E15. */
export type PrincipalEntry =
  | { readonly kind: "everyone"; readonly text: string }
  | { readonly kind: "account"; readonly text: string; readonly account: string }
  | { readonly kind: "user" | "role" | "role-session" | "federated-user"; readonly text: string; readonly arn: string }
  | { readonly kind: "unique-id"; readonly text: string; readonly id: string }
  | { readonly kind: "service"; readonly text: string; readonly name: string }
  /** Stored by AWS, but it matches no caller of KMS: a wildcard inside an ARN, a canonical user, an identity provider. */
  | { readonly kind: "nobody"; readonly text: string };

export interface PrincipalElement {
  /** True for NotPrincipal. */
  readonly negated: boolean;
  readonly entries: readonly PrincipalEntry[];
}

export interface PatternElement {
  /** True for NotAction and NotResource. */
  readonly negated: boolean;
  readonly patterns: readonly string[];
}

export const operatorNames = [
  "StringEquals",
  "StringNotEquals",
  "StringEqualsIgnoreCase",
  "StringNotEqualsIgnoreCase",
  "StringLike",
  "StringNotLike",
  "NumericEquals",
  "NumericNotEquals",
  "NumericLessThan",
  "NumericLessThanEquals",
  "NumericGreaterThan",
  "NumericGreaterThanEquals",
  "DateEquals",
  "DateNotEquals",
  "DateLessThan",
  "DateLessThanEquals",
  "DateGreaterThan",
  "DateGreaterThanEquals",
  "Bool",
  "BinaryEquals",
  "IpAddress",
  "NotIpAddress",
  "ArnEquals",
  "ArnLike",
  "ArnNotEquals",
  "ArnNotLike",
  "Null",
] as const;

export type OperatorName = (typeof operatorNames)[number];
export type Quantifier = "ForAllValues" | "ForAnyValue";

/** One operator applied to one key. Booleans and numbers are held as their JSON text. */
export interface Condition {
  readonly operator: OperatorName;
  readonly quantifier: Quantifier | null;
  readonly ifExists: boolean;
  /** The condition key as written; key names ignore case (E63). */
  readonly key: string;
  readonly values: readonly string[];
  /** JSON pointer into the document, e.g. `/Statement/0/Condition/StringEquals/aws:SourceIp`. */
  readonly pointer: string;
}

export interface Statement {
  /** Position in the document, from 0. */
  readonly index: number;
  readonly sid: string | null;
  readonly effect: Effect;
  /** Absent from policies that are attached to an identity. */
  readonly principal: PrincipalElement | null;
  /** Null where a key policy has none: stored, without effect (E49). */
  readonly action: PatternElement | null;
  /** Null where a key policy has none: stored, without effect (E49). */
  readonly resource: PatternElement | null;
  readonly conditions: readonly Condition[];
  /** JSON pointer into the document, e.g. `/Statement/0`, or `/Statement` where the statement stands without a list. */
  readonly pointer: string;
}

/** Lines and columns count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where a document came from: `locate` maps a pointer into the document to its place in `file`. */
export interface Origin {
  readonly file: string | null;
  readonly locate: (pointer: string) => Position | null;
}

export type PolicyVersion = "2012-10-17" | "2008-10-17" | null;

export interface Policy {
  /** The policy's name, where it has one. */
  readonly name: string | null;
  readonly version: PolicyVersion;
  readonly statements: readonly Statement[];
  readonly origin: Origin;
}

/** Whether `${…}` stands for a value: in the older language it is plain text (E52). */
export function hasVariables({ version }: Pick<Policy, "version">): boolean {
  return version === "2012-10-17";
}

/** Which grammar a document follows. */
export const policyKinds = [
  "key-policy",
  "identity-policy",
  "permissions-boundary",
  "session-policy",
  "service-control-policy",
  "resource-control-policy",
  "vpc-endpoint-policy",
] as const;

export type PolicyKind = (typeof policyKinds)[number];
