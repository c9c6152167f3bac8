/** Policy documents as the reference reads them, well-formed: one statement or a list, one value or a list (E50). */

type OneOrMore<T> = T | readonly T[];

/** `"*"`, or names by their kind: AWS, Service, Federated, CanonicalUser. */
export type Principals = string | Readonly<Record<string, OneOrMore<string>>>;

export interface Statement {
  readonly Effect: "Allow" | "Deny";
  readonly Principal?: Principals;
  readonly NotPrincipal?: Principals;
  readonly Action?: OneOrMore<string>;
  readonly NotAction?: OneOrMore<string>;
  readonly Resource?: OneOrMore<string>;
  readonly NotResource?: OneOrMore<string>;
  /** Values by condition key, by operator. */
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, OneOrMore<string | number | boolean>>>>>;
}

export interface Policy {
  readonly Version?: string;
  readonly Statement: OneOrMore<Statement>;
}

export function listOf<T>(values: OneOrMore<T> | undefined): readonly T[] {
  if (values === undefined) return [];
  return Array.isArray(values) ? (values as readonly T[]) : [values as T];
}

/** A policy stands bare or under a name. */
export const policyOf = (document: unknown): Policy =>
  (document as { readonly document?: Policy }).document ?? (document as Policy);
