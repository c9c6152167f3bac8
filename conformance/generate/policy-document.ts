/** Policy documents as plain JSON: what the generators write and AWS stores. */

import { type PolicyKind, policyKinds } from "../../engine/model/policy.ts";

/** Which grammar a document follows, by the place where it is attached. */
export const policyPlaces = policyKinds;
export type PolicyPlace = PolicyKind;

export type ConditionValue = string | number | boolean;
export type OneOrMany<T> = T | readonly T[];

/** Operators, each with keys, each with values. */
export type ConditionDocument = Readonly<Record<string, Readonly<Record<string, OneOrMany<ConditionValue>>>>>;

export type PrincipalDocument = "*" | Readonly<Record<string, OneOrMany<string>>>;

// Type aliases, not interfaces: a schema's open object takes only the former.
export type StatementDocument = {
  readonly Sid?: string;
  readonly Effect: "Allow" | "Deny";
  readonly Principal?: PrincipalDocument;
  readonly NotPrincipal?: PrincipalDocument;
  readonly Action?: OneOrMany<string>;
  readonly NotAction?: OneOrMany<string>;
  readonly Resource?: OneOrMany<string>;
  readonly NotResource?: OneOrMany<string>;
  readonly Condition?: ConditionDocument;
};

export type PolicyDocument = {
  readonly Version?: string;
  readonly Id?: string;
  readonly Statement: OneOrMany<StatementDocument>;
};

/** The policies of a place name principals, or do not. */
export function namesPrincipals(place: PolicyPlace): boolean {
  return place === "key-policy" || place === "resource-control-policy" || place === "vpc-endpoint-policy";
}

/** A list of one is written with or without its brackets. */
export function oneOrMany<T>(values: readonly T[], single: boolean): OneOrMany<T> {
  const [only] = values;
  return single && values.length === 1 && only !== undefined ? only : values;
}
