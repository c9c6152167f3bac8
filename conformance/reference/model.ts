/** The words of the reference: policies as they are written, and one permission with everything that decides it. */

import type { CallDocument, EnvironmentDocument, RequestDocument } from "../../engine/model/documents.ts";

type OneOrMore<T> = T | readonly T[];
type Texts = OneOrMore<string>;

/** `"*"`, or names by their kind: AWS, Service, Federated, CanonicalUser. */
export type Principals = string | Readonly<Record<string, Texts>>;

export interface Statement {
  readonly Effect: "Allow" | "Deny";
  readonly Principal?: Principals;
  readonly NotPrincipal?: Principals;
  readonly Action?: Texts;
  readonly NotAction?: Texts;
  readonly Resource?: Texts;
  readonly NotResource?: Texts;
  /** Values by condition key, by operator. */
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, OneOrMore<string | number | boolean>>>>>;
}

export interface Policy {
  readonly Version?: string;
  readonly Statement: OneOrMore<Statement>;
}

/** E50: one statement or a list of them, one value or a list. */
export function listOf<T>(values: OneOrMore<T> | undefined): readonly T[] {
  if (values === undefined) return [];
  return Array.isArray(values) ? (values as readonly T[]) : [values as T];
}

export type Asked = RequestDocument | CallDocument;
export type Input = NonNullable<Asked["input"]>;
export type KeyRecord = EnvironmentDocument["keys"][string];
export type Grant = Extract<NonNullable<KeyRecord["grants"]>, readonly unknown[]>[number];

/** Tags, or the pairs of an encryption context. */
export type Pairs = Readonly<Record<string, string>>;

export interface Caller {
  /** As aws:PrincipalType has it, which for the root user is `Account`. */
  readonly type: "Account" | "User" | "AssumedRole" | "FederatedUser" | "Service";
  /** The requested ARN, or the service's name. */
  readonly arn: string;
  /** null for a service principal, which belongs to no account. */
  readonly account: string | null;
  /** The user or role on whose record the caller draws; for a federated user, the user who called GetFederationToken. */
  readonly source: string | null;
  readonly record: NonNullable<EnvironmentDocument["principals"]>[string];
  /** Name of the user or the session. */
  readonly name: string | null;
}

/** How somebody is meant: as such, by the role or user behind a session, by account, as everyone, as a service. */
export type Form = "itself" | "session" | "origin" | "account" | "everyone" | "service";

/** What a permission is asked on. */
export interface Target {
  /** `none`: the action has no resource, or is about a key that is to be made. */
  readonly kind: "key" | "alias" | "none";
  /** `*` where there is none. */
  readonly arn: string;
  /** Who owns it; the caller's account where there is no resource. */
  readonly account: string | null;
  readonly region: string;
  /** As it is, or as it is to be made; null for an alias, and for a key that the environment lacks. */
  readonly key: KeyRecord | null;
  /** The alias by which the request names the key. */
  readonly alias?: string | undefined;
}

/** The condition keys of a request by lower-case name (E63), each with its values; a key without a value is absent. */
export type Context = ReadonlyMap<string, readonly string[]>;

export interface Situation {
  readonly environment: EnvironmentDocument;
  readonly caller: Caller;
  readonly action: string;
  readonly target: Target;
  readonly request: Asked;
  readonly input: Input;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly context: Context;
}

/** A permission as it is asked, before its condition keys are derived. */
export type Question = Omit<Situation, "context">;

/** What the policies of a layer say: E2, a Deny decides; no Allow is silence. */
export interface Verdict {
  readonly allows: boolean;
  readonly denies: boolean;
}

/** One thing that gives the permission: a policy, a grant, or the right to retire one; and how it means the caller. */
export interface Way {
  readonly by: "policy" | "grant" | "retiring";
  readonly form: Form;
}
