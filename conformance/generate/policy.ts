/** Policy documents: both versions and none, a list of statements or one that stands alone. */

import fc from "fast-check";
import { oneOrMany, type PolicyDocument, type PolicyPlace, type StatementDocument } from "./policy-document.ts";
import { arbitraryStatement } from "./statement.ts";

/** How a document is written around its statements. */
export interface PolicyDraft {
  readonly version: "2012-10-17" | "2008-10-17" | null;
  readonly id: string | null;
  readonly bare: boolean;
  /** The name of the policy, where its place gives it one. */
  readonly name: string | null;
}

export const arbitraryPolicyDraft: fc.Arbitrary<PolicyDraft> = fc.record({
  version: fc.oneof(
    { weight: 8, arbitrary: fc.constant("2012-10-17" as const) },
    fc.constantFrom("2008-10-17" as const, null),
  ),
  id: fc.constantFrom(null, null, "policy"),
  bare: fc.boolean(),
  name: fc.constantFrom(null, "P"),
});

export function writePolicy(
  { version, id, bare }: PolicyDraft,
  statements: readonly StatementDocument[],
): PolicyDocument {
  return {
    ...(version === null ? {} : { Version: version }),
    ...(id === null ? {} : { Id: id }),
    Statement: oneOrMany(statements, bare),
  };
}

/** A policy as a list of attached policies holds it: bare, or under a name. */
export function writeAttached(draft: PolicyDraft, statements: readonly StatementDocument[]): NamedPolicy {
  const document = writePolicy(draft, statements);
  return draft.name === null ? document : { name: draft.name, document };
}

export type NamedPolicy = PolicyDocument | { readonly name: string; readonly document: PolicyDocument };

/** A policy for one place, about anything; an empty one now and then. */
export function arbitraryPolicy(place: PolicyPlace): fc.Arbitrary<PolicyDocument> {
  return fc
    .tuple(arbitraryPolicyDraft, fc.array(arbitraryStatement(place), { maxLength: 3 }))
    .map(([draft, statements]) => writePolicy(draft, statements));
}
