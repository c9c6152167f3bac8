/** Policy documents as the reference reads them: one statement or a list, one value or a list (E50). */

export type OneOrMore<T> = T | readonly T[];
export type Scalar = string | number | boolean;

/** `"*"`, or names by their kind: AWS, Service, Federated, CanonicalUser. */
export type Principals = string | Readonly<Record<string, OneOrMore<string>>>;

/** Values by condition key, by operator. */
export type Conditions = Readonly<Record<string, Readonly<Record<string, OneOrMore<Scalar>>>>>;

export interface Statement {
  readonly Effect: "Allow" | "Deny";
  readonly Principal?: Principals;
  readonly NotPrincipal?: Principals;
  readonly Action?: OneOrMore<string>;
  readonly NotAction?: OneOrMore<string>;
  readonly Resource?: OneOrMore<string>;
  readonly NotResource?: OneOrMore<string>;
  readonly Condition?: Conditions;
}

export interface Policy {
  readonly Version?: string;
  readonly Statement: OneOrMore<Statement>;
}

export function listOf<T>(values: OneOrMore<T> | undefined): readonly T[] {
  if (values === undefined) return [];
  return Array.isArray(values) ? (values as readonly T[]) : [values as T];
}

/** A policy stands bare or under a name. The reference takes its documents as well-formed. */
export function policyOf(document: unknown): Policy {
  const named = document as { readonly document?: Policy };
  return named.document ?? (document as Policy);
}

export function policiesOf(documents: readonly unknown[] | undefined): readonly Policy[] {
  return (documents ?? []).map(policyOf);
}
