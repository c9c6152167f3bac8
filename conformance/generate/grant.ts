/** Grants: to whom, for what, under which constraint, retired by whom, usable with or without a token. */

import fc from "fast-check";
import type { EnvironmentDocument, RequestDocument } from "../../engine/model/documents.ts";
import { accountIds } from "./accounts.ts";
import { grantOperations } from "./actions.ts";
import { ann, bob, type Caller, everyCaller, pat, reader } from "./cast.ts";
import { encryptionContexts, sourceArns, tokens } from "./pools.ts";

type GrantsOfKey = NonNullable<EnvironmentDocument["keys"][string]["grants"]>;
export type GrantDocument = Extract<GrantsOfKey, readonly unknown[]>[number];
type Constraints = NonNullable<GrantDocument["Constraints"]>;

/** How a grant is written. */
export interface GrantDraft {
  readonly grantee: number;
  readonly toAccount: boolean;
  readonly more: readonly string[];
  readonly constraint: "none" | "equals" | "subset" | "source" | "subset and source";
  readonly pairs: Readonly<Record<string, string>>;
  readonly sourceArn: string;
  readonly retiring: string | null;
  readonly issuer: string | null;
  readonly token: string | null;
  readonly propagated: boolean | null;
}

/** Whom and what a grant is about. */
export interface GrantAim {
  readonly id: string;
  readonly keyArn: string;
  readonly caller: Caller;
  readonly operations: readonly string[];
  /** The pairs and source ARN that the request will bring. */
  readonly pairs: Readonly<Record<string, string>>;
  readonly sourceArn: string | null;
  readonly met: boolean;
  /** Who may retire it, where the plot cares. */
  readonly retiring: Caller | null;
}

const retirers = [ann.text, bob.text, reader.record ?? "", pat.text, "cloudtrail.amazonaws.com", accountIds[1]];

export const arbitraryGrantDraft: fc.Arbitrary<GrantDraft> = fc.record({
  grantee: fc.nat({ max: 3 }),
  toAccount: fc.integer({ min: 0, max: 9 }).map((dice) => dice === 9),
  more: fc.uniqueArray(fc.constantFrom(...grantOperations), { maxLength: 3 }),
  constraint: fc.constantFrom("none", "none", "equals", "subset", "source", "subset and source"),
  pairs: fc.constantFrom(...encryptionContexts.slice(1)),
  sourceArn: fc.constantFrom(...sourceArns),
  retiring: fc.constantFrom(null, ...retirers),
  issuer: fc.constantFrom(null, ...accountIds, "arn:aws:iam::222233334444:root"),
  token: fc.constantFrom(null, null, ...tokens),
  propagated: fc.constantFrom(null, null, null, true, false),
});

/** A grant about anything. */
export const arbitraryGrant: fc.Arbitrary<GrantDocument> = fc
  .tuple(arbitraryGrantDraft, fc.constantFrom(...everyCaller), fc.constantFrom(...grantOperations))
  .map(([draft, caller, operation]) =>
    writeGrant(draft, {
      id: "g",
      keyArn: "",
      caller,
      operations: [operation],
      pairs: {},
      sourceArn: null,
      met: false,
      retiring: null,
    }),
  );

export function writeGrant(draft: GrantDraft, aim: GrantAim): GrantDocument {
  // ListGrants shows a service as GranteePrincipal, too; only the other member makes demands.
  const toService = aim.caller.kind === "service" && draft.grantee !== 0;
  const constraints = { ...(toService ? sourceOf(draft, aim) : {}), ...constraintsOf(draft, aim) };
  const retiring = aim.retiring?.names[0] ?? draft.retiring ?? (toService ? ann.text : null);
  const more = aim.met || aim.operations[0] !== "CreateGrant" ? draft.more : [];
  return {
    GrantId: aim.id,
    ...(aim.keyArn === "" ? {} : { KeyId: aim.keyArn }),
    ...(toService ? { GranteeServicePrincipal: aim.caller.text } : { GranteePrincipal: granteeOf(draft, aim) }),
    ...(retiring === null ? {} : retiringOf(retiring)),
    Operations: [...new Set([...aim.operations, ...more])],
    ...(Object.keys(constraints).length === 0 ? {} : { Constraints: constraints }),
    ...(draft.issuer === null ? {} : { IssuingAccount: draft.issuer }),
    ...(draft.token === null ? {} : { GrantToken: tokenOf(draft.token, aim.id) }),
    ...(draft.propagated === null ? {} : { Propagated: draft.propagated }),
  };
}

/** Each grant has tokens of its own. */
export function tokenOf(token: string, grantId: string): string {
  return `${token}/${grantId}`;
}

function granteeOf({ grantee, toAccount }: GrantDraft, { caller }: GrantAim): string {
  if (toAccount && caller.account !== null) return caller.account;
  return caller.names[grantee % caller.names.length] ?? caller.text;
}

function retiringOf(retiring: string): Partial<GrantDocument> {
  return retiring.endsWith(".amazonaws.com") ? { RetiringServicePrincipal: retiring } : { RetiringPrincipal: retiring };
}

/** Constraints that the request meets, or that it does not. */
function constraintsOf({ constraint, pairs, ...draft }: GrantDraft, aim: GrantAim): Constraints {
  const all = aim.met ? aim.pairs : pairs;
  const some = Object.fromEntries(Object.entries(all).slice(0, 1));
  const bounded = Object.keys(all).length > 0;
  const withSource = constraint.endsWith("source") && !(aim.met && aim.sourceArn === null);
  return {
    ...(bounded && constraint === "equals" ? { EncryptionContextEquals: all } : {}),
    ...(bounded && constraint.startsWith("subset") ? { EncryptionContextSubset: some } : {}),
    ...(withSource ? sourceOf(draft, aim) : {}),
  };
}

function sourceOf({ sourceArn }: Pick<GrantDraft, "sourceArn">, { met, sourceArn: actual }: GrantAim): Constraints {
  return { SourceArn: met ? (actual ?? sourceArn) : sourceArn };
}

/** The pairs that a request brings to a grant's constraint. */
export function pairsOf({ action, input = {} }: RequestDocument): Readonly<Record<string, string>> {
  if (action === "kms:CreateGrant") {
    return input.Constraints?.EncryptionContextEquals ?? input.Constraints?.EncryptionContextSubset ?? {};
  }
  return input.EncryptionContext ?? {};
}
