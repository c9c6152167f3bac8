/** Accounts: a place in an organization, levels of service control policies, and resource control policies. */

import fc from "fast-check";
import type { EnvironmentDocument } from "../../engine/model/documents.ts";
import { organizations } from "./accounts.ts";
import { arbitraryPolicyDraft, type NamedPolicy, type PolicyDraft, writeAttached } from "./policy.ts";
import type { StatementDocument } from "./policy-document.ts";

export type AccountDocument = NonNullable<EnvironmentDocument["accounts"]>[string];
type Standing = keyof typeof organizations | "none";

export interface AccountDraft {
  readonly standing: Standing;
  readonly policy: PolicyDraft;
  /** Whether the level of the plots allows what no plot is about. */
  readonly open: boolean;
  /** Where that level stands. */
  readonly order: "root first" | "root last" | "alone";
  /** Whether each statement is a policy of its own. */
  readonly apart: boolean;
}

/** What the plots attach to an account. */
export interface Attached {
  readonly serviceControl: readonly StatementDocument[];
  /** The actions that shall find no Allow. */
  readonly silenced: readonly string[];
  readonly resourceControl: readonly StatementDocument[];
}

export function arbitraryAccountDraft(standings: readonly Standing[]): fc.Arbitrary<AccountDraft> {
  return fc.record({
    standing: fc.constantFrom(...standings),
    policy: arbitraryPolicyDraft,
    open: fc.constantFrom(true, true, true, true, false),
    order: fc.constantFrom("root first", "root last", "alone"),
    apart: fc.boolean(),
  });
}

const fullAccess: NamedPolicy = {
  name: "FullAWSAccess",
  document: { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] },
};

/** Control policies bind members of an organization only: an account that stands in none gets a place for them. */
export function writeAccount(draft: AccountDraft, attached: Attached): AccountDocument {
  const { serviceControl, resourceControl } = attached;
  const bound = serviceControl.length + resourceControl.length > 0;
  const standing = draft.standing === "none" && bound ? "member" : draft.standing;
  return {
    ...(standing === "none" ? {} : { organization: organizations[standing] }),
    ...(serviceControl.length === 0 ? {} : { serviceControlPolicies: levels(draft, attached) }),
    ...(resourceControl.length === 0 ? {} : { resourceControlPolicies: policies(draft, resourceControl) }),
  };
}

function levels(draft: AccountDraft, { serviceControl, silenced }: Attached): readonly (readonly NamedPolicy[])[] {
  const rest: StatementDocument =
    silenced.length === 0
      ? { Effect: "Allow", Action: "*", Resource: "*" }
      : { Effect: "Allow", NotAction: silenced.map((action) => `kms:${action}`), Resource: "*" };
  const own = policies(draft, draft.open ? [...serviceControl, rest] : serviceControl);
  if (draft.order === "alone") return [own];
  return draft.order === "root first" ? [[fullAccess], own] : [own, [fullAccess]];
}

function policies({ policy, apart }: AccountDraft, statements: readonly StatementDocument[]): readonly NamedPolicy[] {
  return apart
    ? statements.map((statement) => writeAttached(policy, [statement]))
    : [writeAttached(policy, statements)];
}
